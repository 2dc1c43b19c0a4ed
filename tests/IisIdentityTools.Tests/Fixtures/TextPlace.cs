namespace IisIdentityTools.Tests.Fixtures;

/// <summary>Counts lines and columns in a text by hand, from 1, without an XML reader.</summary>
internal static class TextPlace
{
    /// <summary>Line and column of the only occurrence of <paramref name="mark"/>.</summary>
    public static (int Line, int Column) Of(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(mark, at + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"The text does not hold this mark exactly once: {mark}", nameof(mark));
        var before = text[..at];
        return (before.Count(c => c == '\n') + 1, at - (before.LastIndexOf('\n') + 1) + 1);
    }
}
