using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>
/// Tells legs of logons that succeeded from refusals (rules D2; the window is the design suggested there, not a documented constant). A leg is
/// harmless when the same client (site, address, agent) gets an answer other than 401 at the same URL not more than 60 seconds before or after
/// it. "Before" counts only while that client has another leg: logs are not strictly in the order of time (rules E, KB 900700).
/// </summary>
internal sealed class HandshakeTracker(Action<FailureKind, Finding> decide)
{
    /// <summary>Seconds between a leg and the answer that makes it harmless.</summary>
    public const int Window = 60;

    /// <summary>Most legs that wait; with more, the oldest are failures.</summary>
    public const int MostPending = 50_000;

    private const int MostRemembered = 2 * MostPending;

    // A log in which the time goes back this far is several logs behind each other.
    private const int Restart = 3600;

    // Answers are many and legs few: most clients are told by one look at a small table, which counts legs by a hash of the address.
    private const int Addresses = 4096;

    private readonly int[] _addresses = new int[Addresses];
    private readonly Dictionary<ulong, HandshakeClient> _clients = [];
    private readonly Queue<HandshakeLeg> _legs = new();
    private long _now = -1;

    /// <summary>Number of legs that wait for an answer.</summary>
    public int Pending { get; private set; }

    /// <summary>True when there is any leg whose client may be answered.</summary>
    public bool HasLegs => _legs.Count > 0;

    /// <summary>True when some client at an address with that hash has legs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(int address) => _addresses[address & (Addresses - 1)] > 0;

    /// <summary>Takes a leg.</summary>
    [MethodImpl(HotPath.Optimize)]
    public void Add(HandshakeLeg leg)
    {
        if (!_clients.TryGetValue(leg.Client, out var client))
            _clients.Add(leg.Client, client = new());
        client.Remembered++;
        _addresses[leg.Address & (Addresses - 1)]++;
        _legs.Enqueue(leg);
        Pending++;
        if (IsAnswered(leg, client))
            Decide(leg, leg.Kind);
        else
            client.QueueOf(leg).Enqueue(leg);
        while (Pending > MostPending || _legs.Count > MostRemembered)
            Forget(_legs.Dequeue());
    }

    /// <summary>Takes an answer other than 401.</summary>
    /// <param name="client">Hash of client, agent and URL.</param>
    /// <param name="seconds">Time of the answer.</param>
    /// <param name="hasUser">True when a user name was logged.</param>
    [MethodImpl(HotPath.Optimize)]
    public void Serve(ulong client, long seconds, bool hasUser)
    {
        if (!_clients.TryGetValue(client, out var known))
            return;
        known.LastServed = seconds;
        Serve(known.Legs, seconds);
        if (!hasUser)
            return;
        known.LastServedUser = seconds;
        Serve(known.Probes, seconds);
    }

    /// <summary>Takes the time of a line: legs whose time is up are failures.</summary>
    [MethodImpl(HotPath.Optimize)]
    public void Advance(long seconds)
    {
        if (seconds == _now)
            return;
        _now = seconds;
        while (_legs.Count > 0 && _legs.Peek().Seconds is var leg && (seconds - leg > Window || leg - seconds > Restart))
            Forget(_legs.Dequeue());
    }

    /// <summary>Nothing comes any more: what waits is a failure.</summary>
    public void Finish()
    {
        while (_legs.Count > 0)
            Forget(_legs.Dequeue());
        _now = -1;
    }

    private static bool IsAnswered(HandshakeLeg leg, HandshakeClient client) =>
        (leg.Kind == FailureKind.AnonymousProbe ? client.LastServedUser : client.LastServed) is var answer && answer >= leg.Seconds && IsNear(leg, answer);

    private static bool IsNear(HandshakeLeg leg, long seconds) => Math.Abs(seconds - leg.Seconds) <= Window;

    private void Serve(WaitingLegs waiting, long seconds)
    {
        while (waiting.Dequeue() is { } leg)
            Decide(leg, IsNear(leg, seconds) ? leg.Kind : FailureKind.Failure);
    }

    private void Forget(HandshakeLeg leg)
    {
        var client = _clients[leg.Client];
        _addresses[leg.Address & (Addresses - 1)]--;
        if (--client.Remembered == 0)
            _clients.Remove(leg.Client);
        if (leg.IsDecided)
            return;
        // Both queues have the order of arrival, so it is the first that waits.
        client.QueueOf(leg).Dequeue();
        Decide(leg, FailureKind.Failure);
    }

    private void Decide(HandshakeLeg leg, FailureKind kind)
    {
        Pending--;
        decide(kind, leg.Decide());
    }
}
