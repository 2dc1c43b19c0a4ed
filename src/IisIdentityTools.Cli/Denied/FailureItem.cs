using System.Text.Json.Serialization;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Denied;

/// <summary>A group as JSON: what the logs say, and what the server and the catalogue of statuses call it.</summary>
internal sealed class FailureItem(FailureGroup group, LoggedSites sites, RefusalExplanation? explanation)
{
    public string Server => group.Server.Length > 0 ? group.Server : sites.Server;

    public string Site => group.Site;

    public string SiteName => sites.NameOf(group.Site, group.Server);

    public string Application => group.Application;

    public FailureKind Kind => group.Kind;

    public string Status => group.Status;

    public int StatusCode => group.StatusCode;

    public int SubStatus => group.SubStatus;

    public long Win32Status => group.Win32Status;

    public string StatusName => group.StatusName;

    public string Win32Name => Win32Codes.Describe(group.Win32Status).Name;

    public string Url => group.Url;

    public string User => group.User;

    public string Reason => group.Reason;

    public string Queue => group.Queue;

    public long Count => group.Count;

    public DateTime FirstSeenUtc => group.FirstSeenUtc;

    public DateTime LastSeenUtc => group.LastSeenUtc;

    public int ClientCount => group.ClientCount;

    public bool IsClientCountExact => group.IsClientCountExact;

    public IReadOnlyList<string> Clients => group.Clients;

    public IReadOnlyList<LogEntry> Samples => group.Samples;

    /// <summary>Why, when a server or recordings were named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefusalExplanation? Explanation => explanation;
}
