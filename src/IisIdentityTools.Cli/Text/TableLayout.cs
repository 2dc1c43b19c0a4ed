namespace IisIdentityTools.Cli.Text;

/// <summary>
/// Widths of a table's columns: as wide as their texts. When that is too much, the widest give way first: until words must be torn
/// apart, then until they must be torn anywhere, then as far as it takes.
/// </summary>
internal sealed class TableLayout
{
    private const string Gap = "  ";
    private const int Narrowest = 4;

    private readonly string[] _headers;
    private readonly int[] _widths;

    /// <summary>Measures the texts.</summary>
    /// <param name="headers">Heads of the columns.</param>
    /// <param name="rows">Rows to measure; later rows that are wider are wrapped.</param>
    /// <param name="width">Cells that a line may take.</param>
    public TableLayout(string[] headers, IReadOnlyCollection<string[]> rows, int width)
    {
        _headers = headers;
        var columns = headers.Select((head, i) => rows.Select(row => row[i]).Prepend(head).Distinct().ToArray()).ToArray();
        _widths = Widest(columns, text => [text]);
        Narrow(width, Widest(columns, TextWrap.Chunks));
        Narrow(width, Widest(columns, text => TextWrap.Chunks(text).SelectMany(TextWrap.Pieces)));
        Narrow(width, [.. headers.Select(_ => Narrowest)]);
    }

    /// <summary>The line of heads.</summary>
    public IEnumerable<string> Head() => Lines(_headers);

    /// <summary>The lines of one row.</summary>
    public IEnumerable<string> Lines(string[] row)
    {
        var cells = row.Select((text, i) => TextWrap.Cell(text, _widths[i])).ToArray();
        var height = cells.Max(cell => cell.Count);
        for (var line = 0; line < height; line++)
            yield return string.Join(Gap, cells.Select((cell, i) => Pad(line < cell.Count ? cell[line] : "", _widths[i]))).TrimEnd();
    }

    private static int[] Widest(string[][] columns, Func<string, IEnumerable<string>> parts) =>
        [.. columns.Select(texts => texts.SelectMany(parts).Max(part => TextWidth.Of(part.TrimEnd())))];

    private void Narrow(int width, int[] least)
    {
        while (_widths.Sum() + (Gap.Length * (_widths.Length - 1)) > width)
        {
            var widest = -1;
            for (var i = 0; i < _widths.Length; i++)
                if (_widths[i] > least[i] && (widest < 0 || _widths[i] > _widths[widest]))
                    widest = i;
            if (widest < 0)
                return;
            _widths[widest]--;
        }
    }

    private static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - TextWidth.Of(text)));
}
