namespace IisIdentityTools.Changes.Editing;

/// <summary>A configuration file after its edits.</summary>
public sealed class EditResult
{
    private readonly TextLines? _before;
    private readonly TextLines? _after;
    private readonly IReadOnlyList<LineChange> _lines;

    private EditResult(byte[] bytes, TextLines? before, TextLines? after, IReadOnlyList<LineChange> lines)
    {
        Bytes = bytes;
        _before = before;
        _after = after;
        _lines = lines;
        Changes = lines.Select(change => ChangedLines.Of(before!, after!, change)).ToArray();
    }

    /// <summary>The file's new bytes; the original array itself when nothing changes.</summary>
    public byte[] Bytes { get; }

    /// <summary>False when the file says already what the edits want.</summary>
    public bool IsChanged => _before is not null;

    /// <summary>The lines that change, in file order; secrets are masked.</summary>
    public IReadOnlyList<ChangedLines> Changes { get; }

    /// <summary>The change in unified format, three lines of context, secrets masked; empty when nothing changes.</summary>
    /// <param name="path">The file's name, for the headers.</param>
    public string ToUnifiedDiff(string path) => IsChanged ? UnifiedDiff.Of(path, _before!, _after!, _lines) : "";

    internal static EditResult Unchanged(byte[] original) => new(original, null, null, []);

    internal static EditResult Changed(byte[] bytes, string text, IReadOnlyList<Splice> splices)
    {
        var (before, after) = (new TextLines(text), new TextLines(Splice.Do(text, splices)));
        return new EditResult(bytes, before, after, LineChange.Of(before, after, splices));
    }
}
