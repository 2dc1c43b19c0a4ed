using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Denied;

/// <summary>What lines are called that are no failures.</summary>
internal static class HarmlessKind
{
    /// <summary>Its name; empty for a failure.</summary>
    public static string NameOf(FailureKind kind) => kind switch
    {
        FailureKind.HandshakeLeg => "leg of a handshake",
        FailureKind.AnonymousProbe => "anonymous probe",
        FailureKind.ClientAbort => "client went away",
        _ => "",
    };
}
