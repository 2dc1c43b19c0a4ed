using IisIdentityTools.Changes.Editing;

namespace IisIdentityTools.Changes.Planning;

/// <summary>A configuration file with the edits so far.</summary>
/// <param name="original">Its bytes as they are.</param>
internal sealed class FileDraft(byte[] original)
{
    private readonly List<PlacedEdit> _edits = [];
    private readonly List<string> _details = [];

    /// <summary>The file with all edits.</summary>
    public EditResult Result { get; private set; } = EditResult.Unchanged(original);

    /// <summary>Adds an edit.</summary>
    /// <exception cref="ConfigurationEditException">The file cannot be edited so; the edit is not taken.</exception>
    public void Add(ConfigurationTextEditor editor, PlacedEdit edit, string detail, CancellationToken cancellation)
    {
        Result = editor.Apply(original, [.. _edits.Select(known => known.Edit), edit.Edit], cancellation);
        _edits.Add(edit);
        _details.Add(detail);
    }

    /// <summary>The step that writes it.</summary>
    public PlannedChange ToStep(string path)
    {
        var step = ChangeStep.OfFile(path, original, Result.Bytes, string.Join("; ", _details));
        return new PlannedChange
        {
            Kind = ChangeKind.ConfigurationFile,
            Path = step.Path,
            Reason = "Sets what the requests run as.",
            Details = [.. _details],
            Before = step.Before ?? "",
            After = step.After ?? "",
            Diff = Result.ToUnifiedDiff(path),
            Step = step,
            Edits = [.. _edits],
        };
    }
}
