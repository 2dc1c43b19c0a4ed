using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>Makes results of counted groups.</summary>
internal static class GroupList
{
    private const int ShownClients = 5;

    /// <summary>The groups, those that hurt most users first. The order is the same however the logs were cut.</summary>
    public static IReadOnlyList<FailureGroup> Make(GroupTable table, ApplicationPaths applications, LoggedSites siteNames)
    {
        var groups = new List<FailureGroup>();
        foreach (var group in table.Groups)
        {
            for (var kind = FailureKind.Failure; kind <= FailureKind.ClientAbort; kind++)
                if (group[kind] is { Count: > 0 } tally)
                    groups.Add(Make(table, group.Key, kind, tally, applications, siteNames));
        }

        groups.Sort(Compare);
        return groups;
    }

    private static FailureGroup Make(GroupTable table, in GroupKey key, FailureKind kind, Tally tally, ApplicationPaths applications, LoggedSites siteNames)
    {
        var samples = tally.Samples.OrderBy(sample => sample.TimeUtc).ThenBy(sample => sample.File, StringComparer.Ordinal).ThenBy(sample => sample.LineNumber).ToList();
        var (server, site, url) = (table.Servers[key.Server], table.Sites[key.Site], table.Urls[key.Url]);
        return new()
        {
            Server = server,
            Source = siteNames.SourceOf(server),
            Site = siteNames.NameOf(site, server),
            Application = applications.Find(site, samples.Count > 0 && key.Url != TextTable.Others ? samples[0].Url : url),
            Kind = kind,
            StatusCode = key.Status,
            SubStatus = key.SubStatus,
            Win32Status = key.Win32Status,
            Url = url,
            User = table.Users[key.User],
            Reason = table.Reasons[key.Reason],
            Queue = table.Queues[key.Queue],
            Count = tally.Count,
            FirstSeenUtc = LogTime.ToUtc(tally.First),
            LastSeenUtc = LogTime.ToUtc(tally.Last),
            ClientCount = tally.Clients.Count,
            IsClientCountExact = !tally.HasMoreClients,
            Clients = [.. tally.Clients.Take(ShownClients).Select(client => table.Clients[client])],
            Samples = samples,
        };
    }

    private static int Compare(FailureGroup one, FailureGroup other)
    {
        var order = other.ClientCount.CompareTo(one.ClientCount);
        order = order != 0 ? order : other.Count.CompareTo(one.Count);
        order = order != 0 ? order : one.StatusCode.CompareTo(other.StatusCode);
        order = order != 0 ? order : one.SubStatus.CompareTo(other.SubStatus);
        order = order != 0 ? order : one.Win32Status.CompareTo(other.Win32Status);
        order = order != 0 ? order : one.Kind.CompareTo(other.Kind);
        return order != 0 ? order : string.CompareOrdinal(Texts(one), Texts(other));
    }

    private static string Texts(FailureGroup group) => string.Join("\n", group.Server, group.Site, group.Url, group.User, group.Reason, group.Queue);
}
