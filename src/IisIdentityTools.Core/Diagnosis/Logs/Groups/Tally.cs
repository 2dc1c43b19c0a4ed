using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>What is counted of the lines of one kind in a group.</summary>
internal sealed class Tally
{
    /// <summary>Most clients of a group that are told apart.</summary>
    public const int MostClients = 10_000;

    private readonly List<int> _clients = [];
    private HashSet<int>? _seen;

    /// <summary>Number of lines.</summary>
    public long Count { get; private set; }

    /// <summary>Time of the earliest line, in seconds.</summary>
    public long First { get; private set; } = long.MaxValue;

    /// <summary>Time of the latest line, in seconds.</summary>
    public long Last { get; private set; }

    /// <summary>Clients in the order in which they came, by their numbers.</summary>
    public IReadOnlyList<int> Clients => _clients;

    /// <summary>True when there may have been more clients than <see cref="Clients"/>.</summary>
    public bool HasMoreClients { get; private set; }

    /// <summary>The first lines.</summary>
    public List<LogEntry> Samples { get; } = [];

    /// <summary>Counts a line.</summary>
    [MethodImpl(HotPath.Optimize)]
    public void Add(long seconds, int client)
    {
        Count++;
        First = Math.Min(First, seconds);
        Last = Math.Max(Last, seconds);
        AddClient(client);
    }

    /// <summary>Adds what was counted elsewhere later in the logs.</summary>
    /// <param name="other">The other count.</param>
    /// <param name="client">Turns the number of a client there into its number here.</param>
    public void Add(Tally other, Func<int, int> client)
    {
        Count += other.Count;
        First = Math.Min(First, other.First);
        Last = Math.Max(Last, other.Last);
        HasMoreClients |= other.HasMoreClients;
        foreach (var one in other._clients)
            AddClient(client(one));
    }

    [MethodImpl(HotPath.Optimize)]
    private void AddClient(int client)
    {
        if (client == TextTable.Empty)
            return;
        if (client == TextTable.Others)
        {
            HasMoreClients = true;
            return;
        }

        // Most groups have few clients; a set is made when looking through a list gets slow.
        if (_seen is null ? _clients.Contains(client) : _seen.Contains(client))
            return;
        if (_clients.Count == MostClients)
        {
            HasMoreClients = true;
            return;
        }

        _clients.Add(client);
        if (_clients.Count > 16)
            (_seen ??= [.. _clients]).Add(client);
    }
}
