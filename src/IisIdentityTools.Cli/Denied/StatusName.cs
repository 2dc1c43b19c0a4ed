using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Denied;

/// <summary>How a logged status is written and called.</summary>
internal static class StatusName
{
    private const long LastWin32 = 0xFFFF;

    /// <summary>"401.3.5", "401.1/0x8009030E", "503 AppOffline"; what <c>iisid explain</c> takes.</summary>
    public static string Code(int status, int subStatus, long win32, string reason)
    {
        if (reason.Length > 0)
            return status == 0 ? reason : FormattableString.Invariant($"{status} {reason}");
        if (win32 == 0)
            return subStatus == 0 ? FormattableString.Invariant($"{status}") : FormattableString.Invariant($"{status}.{subStatus}");
        return FormattableString.Invariant($"{status}.{subStatus}") + (win32 <= LastWin32 ? FormattableString.Invariant($".{win32}") : "/" + Win32Codes.Hex(win32));
    }

    /// <summary>Its name in the catalogue; empty when that has none.</summary>
    public static string Of(FailureGroup group) =>
        (group.Reason.Length > 0 ? StatusCatalog.FindReason(group.Reason) : StatusCatalog.Find(group.StatusCode, group.SubStatus, group.Win32Status))?.Name ?? "";

    /// <summary>What a line is that is no failure; empty for a failure.</summary>
    public static string Of(FailureKind kind) => kind switch
    {
        FailureKind.HandshakeLeg => "leg of a handshake",
        FailureKind.AnonymousProbe => "anonymous probe",
        FailureKind.ClientAbort => "client went away",
        _ => "",
    };
}
