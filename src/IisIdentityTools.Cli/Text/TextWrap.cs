using System.Text;

namespace IisIdentityTools.Cli.Text;

/// <summary>Cuts a text into lines of a given width.</summary>
internal static class TextWrap
{
    /// <summary>Lines of prose: cut at spaces only, so that a path or a URL stays whole even when it is too long.</summary>
    public static List<string> Prose(string text, int width) => TextWidth.Of(text) <= width ? [text] : Fill(Words(text, " "), width);

    /// <summary>Lines of a table cell: cut behind spaces and \ / and -, where a word is too long inside it, if need be anywhere. No line is wider.</summary>
    public static List<string> Cell(string text, int width) => TextWidth.Of(text) <= width ? [text] : Fill(
        Chunks(text).SelectMany(chunk => TextWidth.Of(chunk.AsSpan().TrimEnd()) <= width ? [chunk] : Pieces(chunk).SelectMany(piece => Chop(piece, width))), width);

    /// <summary>Parts of a cell's text that are not torn apart unless there is no room: an account name's halves, words.</summary>
    public static IEnumerable<string> Chunks(string text) => Words(text, " \\/-");

    /// <summary>Parts of such a part that read well alone: AspNet, Core, In, Process.</summary>
    public static IEnumerable<string> Pieces(string chunk)
    {
        var start = 0;
        for (var i = 1; i < chunk.Length; i++)
        {
            if (!char.IsUpper(chunk[i]) || !char.IsLower(chunk[i - 1]))
                continue;
            yield return chunk[start..i];
            start = i;
        }

        yield return chunk[start..];
    }

    private static IEnumerable<string> Words(string text, string ends)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!ends.Contains(text[i]) || (i + 1 < text.Length && text[i + 1] == ' '))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    private static List<string> Fill(IEnumerable<string> parts, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var part in parts)
        {
            if (used > 0 && used + TextWidth.Of(part.AsSpan().TrimEnd()) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(part);
            used += TextWidth.Of(part);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    private static IEnumerable<string> Chop(string part, int width)
    {
        var piece = new StringBuilder();
        var used = 0;
        foreach (var rune in part.EnumerateRunes())
        {
            if (used + TextWidth.Of(rune) > width && used > 0 && rune.Value != ' ')
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }

            piece.Append(rune.ToString());
            used += TextWidth.Of(rune);
        }

        yield return piece.ToString();
    }
}
