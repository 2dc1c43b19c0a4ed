namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>What a failing line of a log is.</summary>
public enum FailureKind
{
    /// <summary>A request that was refused or failed.</summary>
    Failure,

    /// <summary>
    /// A leg of a Windows logon that succeeded (rules D2): 401.2 without a user, or 401.1 with 0x8009030E, and the same client was answered at the same
    /// URL within a minute.
    /// </summary>
    HandshakeLeg,

    /// <summary>
    /// A request without credentials that was refused otherwise (401.0, 401.3), after which the same client was served the same URL with a
    /// user name within a minute.
    /// </summary>
    AnonymousProbe,

    /// <summary>The client went away before the answer (sc-win32-status 64 or 1236, rules D1), or HTTP.sys ended its idle connection.</summary>
    ClientAbort,
}
