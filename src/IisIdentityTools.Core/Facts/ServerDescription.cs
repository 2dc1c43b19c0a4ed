namespace IisIdentityTools.Facts;

/// <summary>Who a server is and when its facts were taken.</summary>
public sealed class ServerDescription
{
    /// <summary>NetBIOS or host name. Answers carry it as their <c>Server</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name, or words that stand for it in a sentence where it is not known.</summary>
    internal string DisplayName => Name.Length > 0 ? Name : "the server";

    /// <summary>NetBIOS name of the domain the server is a member of; empty when it is a workgroup member; null when not captured.</summary>
    public string? Domain { get; init; }

    /// <summary>SID of the local machine (<c>S-1-5-21-a-b-c</c>), or null when not captured.</summary>
    public string? MachineSid { get; init; }

    /// <summary>SID of the computer account in the domain, or null when not captured or not a member.</summary>
    public string? ComputerAccountSid { get; init; }

    /// <summary>Version of Windows (<c>10.0.20348</c>), or null when not captured.</summary>
    public string? OperatingSystemVersion { get; init; }

    /// <summary>Version of IIS, major.minor (5.0 up to 10.0), or null when not captured.</summary>
    public Version? IisVersion { get; init; }

    /// <summary>When the facts were taken, in UTC, or null when not stated.</summary>
    public DateTime? CapturedUtc { get; init; }
}
