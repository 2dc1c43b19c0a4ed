using System.Globalization;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Denied;

/// <summary>The groups as a table: how often, what, where, who, when.</summary>
internal sealed class FailureTable(CliHost host, LoggedSites sites)
{
    private static readonly string[] s_headers = ["Count", "Status", "Where", "User", "Clients", "Last (UTC)"];

    private readonly Page _page = new(host);

    /// <summary>Writes the groups.</summary>
    public void Write(IReadOnlyList<FailureGroup> groups)
    {
        if (groups.Count == 0)
            return;
        var hasServers = groups.Select(group => group.Server).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();
        var rows = groups.Select(group => Cells(group, hasServers)).ToArray();
        var layout = new TableLayout(s_headers, rows, host.Width);
        foreach (var line in layout.Head())
            _page.Line(line, Style.Bold);
        foreach (var line in rows.SelectMany(layout.Lines))
            _page.Line(line);
        _page.Line();
    }

    private string[] Cells(FailureGroup group, bool hasServers) =>
    [
        group.Count.ToString(CultureInfo.InvariantCulture),
        string.Join(" ", new[] { StatusText.Write(group.StatusCode, group.SubStatus, group.Win32Status, group.Reason), NameOf(group) }.Where(part => part.Length > 0)),
        (hasServers && group.Server.Length > 0 ? group.Server + ": " : "") + PlaceOf(group),
        group.User.Length == 0 ? "-" : group.User,
        ClientsOf(group),
        group.LastSeenUtc == DateTime.MinValue ? "-" : group.LastSeenUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];

    private static string NameOf(FailureGroup group) => HarmlessKind.NameOf(group.Kind) is { Length: > 0 } harmless ? $"({harmless})" : group.StatusName;

    private string PlaceOf(FailureGroup group)
    {
        var site = sites.NameOf(group.Site, group.Server);
        var place = group.Url.StartsWith('/') || site.Length == 0 || group.Url.Length == 0 ? site + group.Url : $"{site} {group.Url}";
        return group.Queue.Length == 0 ? place : $"{place} (pool {group.Queue})".TrimStart();
    }

    // One address is worth more than the number 1.
    private static string ClientsOf(FailureGroup group)
    {
        if (group is { ClientCount: 1, IsClientCountExact: true, Clients: [var only] })
            return only;
        return group.ClientCount == 0 ? "-" : group.ClientCount.ToString(CultureInfo.InvariantCulture) + (group.IsClientCountExact ? "" : "+");
    }
}
