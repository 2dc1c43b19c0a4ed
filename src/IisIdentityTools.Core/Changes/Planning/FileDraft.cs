using IisIdentityTools.Changes.Editing;

namespace IisIdentityTools.Changes.Planning;

/// <summary>A configuration file with the edits so far, which are made together when the result is asked for.</summary>
/// <param name="path">Its path.</param>
/// <param name="original">Its bytes as they are.</param>
/// <param name="cancellation">Ends the reading of a large file.</param>
internal sealed class FileDraft(string path, byte[] original, CancellationToken cancellation)
{
    private readonly List<PlacedEdit> _edits = [];
    private readonly List<string> _details = [];
    private EditResult? _result = EditResult.Unchanged(original);

    /// <summary>The file with all edits.</summary>
    /// <exception cref="ChangeException">EditImpossible: the file cannot be edited so.</exception>
    public EditResult Result => _result ??= Make();

    /// <summary>Adds an edit.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="detail">What it changes, for people.</param>
    public void Add(PlacedEdit edit, string detail)
    {
        _edits.Add(edit);
        _details.Add(detail);
        _result = null;
    }

    /// <summary>The step that writes it.</summary>
    public PlannedChange ToStep()
    {
        var step = ChangeStep.OfFile(path, original, Result.Bytes, string.Join("; ", _details));
        return new PlannedChange
        {
            Kind = ChangeKind.ConfigurationFile,
            Path = step.Path,
            Reason = "Sets what the requests run as.",
            Details = _details.ToArray(),
            Before = step.Before ?? "",
            After = step.After ?? "",
            Diff = Result.ToUnifiedDiff(path),
            Step = step,
            Edits = [.. _edits],
        };
    }

    private EditResult Make()
    {
        try
        {
            return new ConfigurationTextEditor(path).Apply(original, [.. _edits.Select(edit => edit.Edit)], cancellation);
        }
        catch (ConfigurationEditException e)
        {
            throw ChangeErrors.EditImpossible(path, e);
        }
    }
}
