using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Changes;

/// <summary>An indented table; a first cell that repeats the one above it is left empty.</summary>
internal static class PlanTable
{
    private const string Indent = "  ";

    /// <summary>Writes it.</summary>
    public static void Write(Page page, string[] headers, string[][] rows, Func<int, Style> styleOf)
    {
        var layout = new TableLayout(headers, rows, page.Width - Indent.Length);
        foreach (var line in layout.Head())
            page.Line(Indent + line);
        for (var i = 0; i < rows.Length; i++)
            foreach (var line in layout.Lines(i > 0 && rows[i][0] == rows[i - 1][0] ? ["", .. rows[i].Skip(1)] : rows[i]))
                page.Line(Indent + line, styleOf(i));
    }
}
