using IisIdentityTools.Access;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Access;

/// <summary>Verdicts by path, with the reasons of those that are not allowed.</summary>
internal sealed class AccessSink(CliHost host, bool explainsAll) : IAnswerSink<FolderAccess>
{
    private const int VerdictWidth = 9;

    private readonly Page _page = new(host);
    private readonly int[] _counts = new int[3];
    private string? _path;

    public void Write(FolderAccess answer)
    {
        _counts[(int)answer.Access]++;
        var heading = answer.Site.Length == 0 ? answer.Path : $"{answer.Path} ({answer.Site})";
        if (heading != _path)
        {
            if (_path is not null)
                _page.Line();
            _path = heading;
            _page.Line(heading, Style.Bold);
        }

        var what = answer.Purpose == FolderPurpose.None ? "" : $" for {answer.Purpose}";
        var roles = answer.Roles == AccessRoles.None ? "" : $" [{answer.Roles}]";
        var limit = answer.LimitedBy == AccessLimits.None ? "" : $", limited by {answer.LimitedBy}";
        _page.Wrapped("  " + answer.Access.ToString().PadRight(VerdictWidth), $"{answer.Identity}: {RightsText.Of(answer.Right, answer.PathKind)}{what}{roles}{limit}", StyleOf(answer.Access));
        if (explainsAll || answer.Access != AccessVerdict.Allowed)
            Explain(answer.Because);
        if (answer.Fix.Length > 0)
            _page.Line($"{new string(' ', VerdictWidth + 2)}Fix: {answer.Fix}");
        _page.Show();
    }

    public void Complete()
    {
        if (_counts.Sum() == 0)
        {
            _page.Line("Nothing on this server matches the question.");
            return;
        }

        _page.Line();
        _page.Line(FormattableString.Invariant($"{_counts[(int)AccessVerdict.Allowed]} allowed, {_counts[(int)AccessVerdict.Denied]} denied, {_counts[(int)AccessVerdict.Unknown]} unknown"), Style.Bold);
    }

    public void Dispose()
    {
    }

    private void Explain(IReadOnlyList<string> because)
    {
        foreach (var sentence in because)
            _page.Wrapped(new string(' ', VerdictWidth + 2) + (sentence.StartsWith(' ') ? "  " : ""), sentence.TrimStart());
    }

    private static Style StyleOf(AccessVerdict verdict) => verdict switch
    {
        AccessVerdict.Denied => Style.Red,
        AccessVerdict.Unknown => Style.Yellow,
        _ => Style.Plain,
    };
}
