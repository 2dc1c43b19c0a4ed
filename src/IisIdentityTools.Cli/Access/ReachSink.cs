using IisIdentityTools.Access;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Access;

/// <summary>Who reaches a folder, with what they run.</summary>
internal sealed class ReachSink(CliHost host, bool explains) : IAnswerSink<FolderReach>
{
    private const int MaxApplications = 5;
    private const string Indent = "    ";

    private readonly Page _page = new(host);
    private string? _path;

    public void Write(FolderReach reach)
    {
        if (reach.Path != _path)
        {
            if (_path is not null)
                _page.Line();
            _path = reach.Path;
            _page.Line(reach.Path, Style.Bold);
        }

        var possible = reach.Possible == FileRights.None ? "" : $"; perhaps {RightsText.Of(reach.Possible, reach.PathKind)}";
        _page.Wrapped("  ", $"{reach.Identity}: {RightsText.Of(reach.Right, reach.PathKind)}{possible}", reach.Access == AccessVerdict.Unknown ? Style.Yellow : Style.Plain);
        var more = reach.UsedBy.Count > MaxApplications ? FormattableString.Invariant($" and {reach.UsedBy.Count - MaxApplications} more") : "";
        _page.Wrapped(Indent, reach.UsedBy.Count == 0 ? "runs no application" : $"works for {string.Join(", ", reach.UsedBy.Take(MaxApplications))}{more}");
        if (explains)
            foreach (var sentence in reach.Because)
                _page.Wrapped(Indent + (sentence.StartsWith(' ') ? "  " : ""), sentence.TrimStart());
        _page.Show();
    }

    public void Complete()
    {
        if (_path is null)
            _page.Line("No identity of this server reaches it so.");
    }

    public void Dispose()
    {
    }
}
