using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>The table of answers by application, with problems and unknowns below each.</summary>
internal sealed class IdentitySink(CliHost host) : IAnswerSink<EffectiveIdentity>
{
    // Enough to give every column its width; what comes later is wrapped into it, so that a whole farm can stream through.
    private const int MeasuredRows = 500;
    private const string Indent = "  ";
    private static readonly string[] s_headers = ["Path", "Handler", "Auth", "Request", "Code", "Content"];

    private readonly Page _page = new(host);
    private readonly UnknownNotes _notes = new();
    private readonly AnswerTally _tally = new();
    private readonly List<AnswerGroup> _waiting = [];
    private TableLayout? _layout;
    private string _site = "";

    public void Write(EffectiveIdentity answer)
    {
        _tally.Add(answer);
        if (_waiting.Count == 0 || !_waiting[^1].Holds(answer))
            Start(answer);
        _waiting[^1].Add(answer);
    }

    public void Complete()
    {
        Release();
        _page.Wrapped("", _tally.Describe(_notes.Count), Style.Bold);
    }

    public void Dispose()
    {
    }

    private void Start(EffectiveIdentity answer)
    {
        if (_layout is not null || _waiting.Sum(group => group.Rows.Count) >= MeasuredRows)
            Release();
        _waiting.Add(new AnswerGroup(answer));
    }

    private void Release()
    {
        var tables = _waiting.Select(group => (Group: group, Rows: group.Rows.Select(row => row.Cells(_notes.Mark(row.First.Unknowns))).ToArray())).ToArray();
        _layout ??= new TableLayout(s_headers, [.. tables.SelectMany(table => table.Rows)], host.Width - Indent.Length);
        foreach (var (group, rows) in tables)
            Write(group, rows);
        _waiting.Clear();
        _page.Show();
    }

    private void Write(AnswerGroup group, string[][] rows)
    {
        _page.Line(group.Heading, Style.Bold);
        foreach (var line in (group.Site == _site ? [] : _layout!.Head()).Concat(WithoutRepeats(rows).SelectMany(_layout!.Lines)))
            _page.Line(Indent + line);
        _site = group.Site;
        foreach (var (problem, paths) in group.Problems)
            _page.Problem(problem, Indent, string.Join(" ", paths));
        _notes.List(_page, Indent);
        _page.Line();
    }

    private static IEnumerable<string[]> WithoutRepeats(string[][] rows) =>
        rows.Select((row, i) => i > 0 && row[0] == rows[i - 1][0] ? ["", .. row.Skip(1)] : row);
}
