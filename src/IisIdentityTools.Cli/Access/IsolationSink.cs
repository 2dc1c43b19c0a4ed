using IisIdentityTools.Access;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Access;

/// <summary>Who reaches the files of other sites, site by site.</summary>
internal sealed class IsolationSink(CliHost host, bool explains) : IAnswerSink<IsolationFinding>
{
    private const int MaxNames = 5;
    private const string Indent = "      ";

    private readonly Page _page = new(host);
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    private (string Site, string Path) _place;
    private int _count;

    public void Write(IsolationFinding finding)
    {
        _count++;
        if (finding.Access == AccessVerdict.Allowed)
            _open.Add(finding.Site);
        Head(finding);
        var rights = finding.Access == AccessVerdict.Allowed ? RightsText.Of(finding.Right) : $"perhaps {RightsText.Of(finding.Possible)}";
        var shared = finding.IsShared ? ", which works for this site too" : "";
        _page.Wrapped("    ", $"{Names(finding)}{shared}: {rights}", finding.Access == AccessVerdict.Allowed ? Style.Red : Style.Yellow);
        if (explains)
            foreach (var sentence in finding.Because)
                _page.Wrapped(Indent + (sentence.StartsWith(' ') ? "  " : ""), sentence.TrimStart());
        _page.Show();
    }

    public void Complete()
    {
        if (_count > 0)
            _page.Line();
        _page.Line(_count == 0 ? "No identity reaches the files of a site that it does not work for." : $"{Count.Of(_count, "finding")}; the files of {Count.Of(_open.Count, "site")} can be reached by identities of others", Style.Bold);
    }

    public void Dispose()
    {
    }

    private void Head(IsolationFinding finding)
    {
        if (_place.Site != finding.Site)
        {
            if (_place.Site is not null)
                _page.Line();
            _page.Line(finding.Site, Style.Bold);
        }

        if (_place != (finding.Site, finding.Path))
            _page.Line("  " + finding.Path);
        _place = (finding.Site, finding.Path);
    }

    private static string Names(IsolationFinding finding)
    {
        if (finding.IdentityCount == 1)
            return finding.Identity;
        var names = finding.Identities;
        return string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? FormattableString.Invariant($" and {names.Count - MaxNames} more") : "");
    }
}
