using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Cli.Tokens;

/// <summary>One line for each token.</summary>
internal sealed class TokenOverviewSink(CliHost host) : IAnswerSink<IdentityToken>
{
    private static readonly string[] s_headers = ["Identity", "Pool", "Logon", "Integrity", "IIS_IUSRS", "SIDs"];

    private readonly UnknownNotes _notes = new();
    private readonly List<string[]> _rows = [];

    public void Write(IdentityToken token) => _rows.Add(
    [
        $"{token.Identity} {_notes.Mark(token.Unknowns)}".TrimEnd(),
        token.ApplicationPool.Length == 0 ? "-" : token.ApplicationPool,
        token.Logon.ToString(),
        token.IntegrityLevel.ToString(),
        token.IsInIisIusrs.ToString(),
        FormattableString.Invariant($"{token.Groups.Count}"),
    ]);

    public void Complete()
    {
        var page = new Page(host);
        var layout = new TableLayout(s_headers, _rows, host.Width);
        foreach (var line in layout.Head())
            page.Line(line, Style.Bold);
        foreach (var line in _rows.SelectMany(layout.Lines))
            page.Line(line);
        page.Line();
        _notes.List(page, "");
        page.Line($"{Count.Of(_rows.Count, "token")}. Name an identity to see what its token holds.");
    }

    public void Dispose()
    {
    }
}
