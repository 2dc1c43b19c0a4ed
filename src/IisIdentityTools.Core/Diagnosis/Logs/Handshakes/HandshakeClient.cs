namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>A client with legs at one URL.</summary>
internal sealed class HandshakeClient
{
    private WaitingLegs? _probes;

    /// <summary>Legs of handshakes that wait.</summary>
    public WaitingLegs Legs { get; } = new();

    /// <summary>Anonymous requests that wait.</summary>
    public WaitingLegs Probes => _probes ??= new();

    /// <summary>Number of legs that are remembered, decided ones too.</summary>
    public int Remembered { get; set; }

    /// <summary>Time of the last answer other than 401; -1 when there was none.</summary>
    public long LastServed { get; set; } = -1;

    /// <summary>Time of the last such answer with a user name; -1 when there was none.</summary>
    public long LastServedUser { get; set; } = -1;

    /// <summary>Where a leg waits.</summary>
    public WaitingLegs QueueOf(HandshakeLeg leg) => leg.Kind == FailureKind.AnonymousProbe ? Probes : Legs;
}
