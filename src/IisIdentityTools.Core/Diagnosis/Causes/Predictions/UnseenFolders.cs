using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Predictions;

/// <summary>Counts the folders of which not everything is known: a server has thousands, and one sentence says it.</summary>
internal sealed class UnseenFolders
{
    private readonly List<string> _folders = [];

    /// <summary>Takes what a walk reports; everything else goes on.</summary>
    public Action<IdentityQueryException> Over(Action<IdentityQueryException> report) => error =>
    {
        if (error.ErrorId is "TreeNotCaptured" or "FolderUnreadable" or "PathNotFound")
            _folders.Add(error.Subject);
        else
            report(error);
    };

    /// <summary>The sentence as a warning; null when every folder was seen as a whole.</summary>
    public IdentityQueryException? Summary => _folders.Count == 0 ? null : new IdentityQueryException(
        "TreeNotCaptured", _folders[0], $"Of {_folders.Count} folder{(_folders.Count == 1 ? "" : "s")} not everything was captured ('{_folders[0]}'{(_folders.Count > 1 ? " is the first" : "")}): what lies there unseen is not predicted.")
    {
        IsWarning = true,
    };
}
