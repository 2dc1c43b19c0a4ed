namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>A line that is harmless when its client was answered soon after.</summary>
internal sealed class HandshakeLeg(Finding finding, FailureKind kind, ulong client, int address)
{
    private Finding _finding = finding;

    /// <summary>Time of the line.</summary>
    public long Seconds { get; } = finding.Seconds;

    /// <summary>What it is when the client was answered.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>Hash of client, agent and URL.</summary>
    public ulong Client { get; } = client;

    /// <summary>Hash of the client's address alone.</summary>
    public int Address { get; } = address;

    /// <summary>True as soon as it is known what it is.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>The leg that waits behind this one.</summary>
    public HandshakeLeg? Next { get; set; }

    /// <summary>Lets go of the line: it is known what it is.</summary>
    public Finding Decide()
    {
        var finding = _finding;
        (_finding, IsDecided) = (default, true);
        return finding;
    }
}
