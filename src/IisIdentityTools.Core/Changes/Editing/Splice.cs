namespace IisIdentityTools.Changes.Editing;

/// <summary>A piece of the text that is replaced by another; one of no length is an insertion.</summary>
internal readonly struct Splice(int start, int end, string replacement)
{
    /// <summary>Offset of the first character that goes.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind the last character that goes.</summary>
    public int End { get; } = end;

    /// <summary>What comes in its place.</summary>
    public string Replacement { get; } = replacement;

    /// <summary>The text with all splices done.</summary>
    /// <param name="text">The text.</param>
    /// <param name="splices">In order of their place, not overlapping.</param>
    public static string Do(string text, IReadOnlyList<Splice> splices)
    {
        var result = new System.Text.StringBuilder(text.Length + 1024);
        var done = 0;
        foreach (var splice in splices)
        {
            result.Append(text, done, splice.Start - done).Append(splice.Replacement);
            done = splice.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
