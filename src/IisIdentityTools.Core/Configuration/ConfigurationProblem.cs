namespace IisIdentityTools.Configuration;

/// <summary>
/// Something in the configuration that makes IIS refuse requests, or that keeps it from starting: what IIS would answer, where the
/// offender stands, and where the lock or the first definition stands that it offends against.
/// </summary>
public sealed class ConfigurationProblem
{
    /// <summary>HTTP status with IIS's sub-status as it would be logged: "500.19", "500.24", "503"; empty when no request fails by it alone.</summary>
    public string Status { get; init; } = "";

    /// <summary>HRESULT that IIS shows with it, "0x80070021"; empty when there is none.</summary>
    public string HResult { get; init; } = "";

    /// <summary>One sentence: what is wrong and with which thing.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, one sentence; empty when there is nothing sure to say.</summary>
    public string Fix { get; init; } = "";

    /// <summary>File of the offender (a Windows path, or the path the user gave for a bare file).</summary>
    public string File { get; init; } = "";

    /// <summary>Line of the offender, from 1; 0 when the problem is not at a line.</summary>
    public int Line { get; init; }

    /// <summary>Column of the offender, from 1; 0 when unknown.</summary>
    public int Column { get; init; }

    /// <summary>Path of the location tag around the offender; empty when there is none.</summary>
    public string Location { get; init; } = "";

    /// <summary>Configuration section concerned, "system.webServer/handlers"; empty when none is.</summary>
    public string Section { get; init; } = "";

    /// <summary>File of the lock or of the first definition; empty when there is none.</summary>
    public string LockFile { get; init; } = "";

    /// <summary>Line of the lock or of the first definition, from 1; 0 when there is none.</summary>
    public int LockLine { get; init; }

    /// <summary>What kind of offence it is.</summary>
    internal ConfigurationFault Fault { get; init; }

    /// <summary>"500.19 (0x80070021) at C:\...\web.config:7: ..." in one line.</summary>
    public override string ToString()
    {
        var code = Status.Length == 0 ? "" : HResult.Length == 0 ? Status + " " : $"{Status} ({HResult}) ";
        var place = File.Length == 0 ? "" : Line == 0 ? $"at {File}: " : $"at {File}:{Line}: ";
        return code + place + Message;
    }
}
