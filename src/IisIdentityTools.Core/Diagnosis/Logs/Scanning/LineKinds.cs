using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>What a failing line is, or may turn out to be, by itself (rules D1, D2).</summary>
internal static class LineKinds
{
    private const uint AccessDenied = 5;
    private const uint NetnameDeleted = 64;
    private const uint ConnectionAborted = 1236;

    // SEC_E_NO_CREDENTIALS: the token of the client was taken and the server's answer is on its way.
    private const uint NoCredentials = 0x8009030E;

    /// <summary>True when the client went away: the status is not what it would have seen.</summary>
    public static bool IsClientAbort(uint win32) => win32 is NetnameDeleted or ConnectionAborted;

    /// <summary>
    /// HTTPERR lines without a status: time-outs and dropped connections are the client's, the others (Connection_Abandoned_...) the
    /// server's (rules D6).
    /// </summary>
    public static bool IsClientAbort(LogLine line, LogFieldMap map)
    {
        var reason = LogText.Column(line, map[LogColumn.Reason]);
        return reason.StartsWith("Timer_", StringComparison.Ordinal) || reason.StartsWith("Connection_Dropped", StringComparison.Ordinal) || reason == "Client_Reset";
    }

    /// <summary>
    /// What a 401 without a user name is when its client is answered soon. IIS 6 logged 401.2 with 0x8009030E and 401.1 with 0; a log
    /// without sub-statuses tells legs by the Win32 status.
    /// </summary>
    /// <returns>HandshakeLeg, AnonymousProbe, or Failure for a 401 that no answer makes harmless.</returns>
    public static FailureKind IfAnswered(int subStatus, bool hasSubStatus, uint win32) => (subStatus, win32) switch
    {
        (2, _) or (1, NoCredentials or 0) => FailureKind.HandshakeLeg,
        (0, AccessDenied or NoCredentials) when !hasSubStatus => FailureKind.HandshakeLeg,
        (0 or 3, _) => FailureKind.AnonymousProbe,
        _ => FailureKind.Failure,
    };
}
