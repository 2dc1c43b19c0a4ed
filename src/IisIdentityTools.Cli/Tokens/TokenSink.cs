using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Cli.Tokens;

/// <summary>Everything in a token, each entry with its reason.</summary>
internal sealed class TokenSink(CliHost host) : IAnswerSink<IdentityToken>
{
    private const int LabelWidth = 11;

    private readonly Page _page = new(host);
    private readonly UnknownNotes _notes = new();
    private int _count;

    public void Write(IdentityToken token)
    {
        if (_count++ > 0)
            _page.Line();
        _page.Line($"{token.Identity}{(token.ApplicationPool.Length == 0 ? "" : $", pool {token.ApplicationPool}")} on {token.Server} {_notes.Mark(token.Unknowns)}".TrimEnd(), Style.Bold);
        Field("SID", token.IdentitySid.Length == 0 ? "unknown" : token.IdentitySid);
        Field("Kind", $"{token.Kind}, logon {token.Logon}");
        Field("Integrity", $"{token.IntegrityLevel} ({token.IntegrityMark})");
        Field("IIS_IUSRS", $"{token.IsInIisIusrs}: {token.IsInIisIusrsReason}");
        _page.Line("  Groups");
        foreach (var group in token.Groups)
            Entry(group.State.ToString(), group.Name == group.Sid ? group.Sid : $"{group.Name}  {group.Sid}", group.Why, group.Mark);
        _page.Line("  Privileges");
        foreach (var privilege in token.Privileges)
            Entry(privilege.State.ToString(), privilege.Name, privilege.Why, privilege.Mark);
        _notes.List(_page, "  ");
        _page.Show();
    }

    public void Complete()
    {
        if (_count == 0)
            _page.Line("Nothing on this server matches the question.");
    }

    public void Dispose()
    {
    }

    private void Field(string label, string value) => _page.Wrapped("  " + label.PadRight(LabelWidth), value);

    private void Entry(string state, string name, string why, RuleMark mark)
    {
        _page.Line($"    {state.PadRight(LabelWidth - 2)}{name}");
        _page.Wrapped(new string(' ', LabelWidth + 2), mark == RuleMark.Confirmed ? why : $"{why} ({mark})");
    }
}
