namespace IisIdentityTools.Changes.Editing;

/// <summary>Lines of a file that an edit changes; all others stay as they are. Made to be shown: secrets are replaced by a note.</summary>
public sealed class ChangedLines
{
    internal ChangedLines(int line, int newLine, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        Line = line;
        NewLine = newLine;
        Before = before;
        After = after;
    }

    /// <summary>First of the lines that go, from 1, in the file as it was; the line before which the new ones come when none go.</summary>
    public int Line { get; }

    /// <summary>First of the lines that come, from 1, in the file as it becomes.</summary>
    public int NewLine { get; }

    /// <summary>The lines that go, without their ends.</summary>
    public IReadOnlyList<string> Before { get; }

    /// <summary>The lines that come, without their ends.</summary>
    public IReadOnlyList<string> After { get; }

    /// <summary>"line 12: 1 line becomes 3".</summary>
    public override string ToString() => $"line {Line}: {Before.Count} line{(Before.Count == 1 ? " becomes" : "s become")} {After.Count}";

    internal static ChangedLines Of(TextLines before, TextLines after, LineChange change) => new(
        change.BeforeStart + 1,
        change.AfterStart + 1,
        Enumerable.Range(change.BeforeStart, change.BeforeCount).Select(before.ShowContent).ToArray(),
        Enumerable.Range(change.AfterStart, change.AfterCount).Select(after.ShowContent).ToArray());
}
