using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>
/// The groups of a piece of a log, or of all logs. What it may hold is limited, so that memory does not depend on how much is read: when
/// there is no room, URLs, users or clients are "others", and when there are too many groups the rest is grouped by status alone.
/// </summary>
internal sealed class GroupTable(int samples)
{
    /// <summary>Most URL patterns that are told apart.</summary>
    public const int MostUrls = 5_000;

    /// <summary>Most user names that are told apart.</summary>
    public const int MostUsers = 10_000;

    /// <summary>Most groups, those of the rest not counted.</summary>
    public const int MostGroups = 10_000;

    private const int MostNames = 1_000;
    private const int MostClients = 50_000;
    private const int MostSamples = 3_000;

    private readonly Dictionary<GroupKey, Group> _groups = [];
    private int _samples;

    /// <summary>Names of servers.</summary>
    public TextTable Servers { get; } = new(MostNames);

    /// <summary>Names of sites.</summary>
    public TextTable Sites { get; } = new(MostNames);

    /// <summary>Patterns of URLs.</summary>
    public TextTable Urls { get; } = new(MostUrls);

    /// <summary>User names.</summary>
    public TextTable Users { get; } = new(MostUsers);

    /// <summary>Reasons of HTTP.sys.</summary>
    public TextTable Reasons { get; } = new(MostNames);

    /// <summary>Request queues.</summary>
    public TextTable Queues { get; } = new(MostNames);

    /// <summary>Addresses of clients.</summary>
    public TextTable Clients { get; } = new(MostClients);

    /// <summary>The groups in the order in which they were met; one whose lines were all counted elsewhere has no counts.</summary>
    public IEnumerable<Group> Groups => _groups.Values;

    /// <summary>The group of a key, or that of the rest when there is no room for it.</summary>
    [MethodImpl(HotPath.Optimize)]
    public Group GroupOf(in GroupKey key)
    {
        if (_groups.TryGetValue(key, out var group))
            return group;
        if (_groups.Count >= MostGroups && !key.Equals(key.Rest))
            return GroupOf(key.Rest);
        group = new(key);
        _groups.Add(key, group);
        return group;
    }

    /// <summary>True when a count has room for one more line as an example, and so has the table.</summary>
    public bool WantsSample(Tally? tally) => _samples < MostSamples && (tally?.Samples.Count ?? 0) < samples;

    /// <summary>Keeps a line as an example.</summary>
    public void AddSample(Tally tally, LogEntry entry)
    {
        tally.Samples.Add(entry);
        _samples++;
    }

    /// <summary>Adds what was grouped of a later piece.</summary>
    /// <param name="other">Groups of the piece.</param>
    /// <param name="linesBefore">Lines of the file before the piece.</param>
    public void Add(GroupTable other, long linesBefore)
    {
        int Client(int number) => Clients.Add(other.Clients, number);
        foreach (var group in other.Groups)
        {
            var own = default(Group);
            for (var kind = FailureKind.Failure; kind <= FailureKind.ClientAbort; kind++)
            {
                if (group[kind] is not { } tally)
                    continue;
                own ??= GroupOf(Translate(group.Key, other));
                var total = own.TallyOf(kind);
                total.Add(tally, Client);
                foreach (var sample in tally.Samples)
                    if (WantsSample(total))
                        AddSample(total, linesBefore == 0 ? sample : sample with { LineNumber = sample.LineNumber + linesBefore });
            }
        }
    }

    private GroupKey Translate(in GroupKey key, GroupTable other) => key with
    {
        Server = Servers.Add(other.Servers, key.Server),
        Site = Sites.Add(other.Sites, key.Site),
        Url = Urls.Add(other.Urls, key.Url),
        User = Users.Add(other.Users, key.User),
        Reason = Reasons.Add(other.Reasons, key.Reason),
        Queue = Queues.Add(other.Queues, key.Queue),
    };
}
