namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>What would be needed to tell the cause of a status.</summary>
internal static class NeededFacts
{
    /// <summary>For an error code alone.</summary>
    public const string Status = "The status that it was logged with (sc-status and sc-substatus): the same code means different things with 401.1, 401.3 and 500.19.";

    /// <summary>Fields of the log that the text does not state.</summary>
    public static IEnumerable<string> Of(StatusReference reference)
    {
        if (reference.Kind != StatusKind.Status)
            yield break;
        if (reference.SubStatus == StatusReference.Unstated)
            yield return "sc-substatus of the log: it tells apart who refuses.";
        if (reference.Win32 == StatusReference.Unstated)
            yield return "sc-win32-status of the log: the error code behind the status.";
    }

    /// <summary>Facts beyond the log, by what has to change.</summary>
    public static IEnumerable<string> Of(StatusConcern concern) => concern switch
    {
        StatusConcern.Authentication =>
        [
            "The next lines of the same client (c-ip, cs-username, time): when it is answered within a minute, this was a leg of a handshake. Find-IisAccessDenied and iisid denied tell.",
            "Which ways to log in are switched on at the URL: Get-IisEffectiveIdentity -Url or iisid identity --url.",
        ],
        StatusConcern.Logon =>
        [
            "Event 4625 of the Security log of that second: account, status, sub-status, logon type.",
            "Whose password was tried: the user's (cs-username), or a stored one of the anonymous user or a virtual directory: Get-IisEffectiveIdentity -Url or iisid identity --url.",
        ],
        StatusConcern.Authorization =>
        [
            "A failed request trace: which module or application set the status.",
            "The authorization rules of web.config and of the application.",
        ],
        StatusConcern.FileAccess =>
        [
            "The file behind the URL and the identity that opens it: Test-IisFolderAccess or iisid access, with the server's permissions.",
            "A failed request trace for the physical path, or a Process Monitor log for the open that was refused.",
        ],
        StatusConcern.Configuration => ["The setting, with its file and line: Get-IisEffectiveIdentity -Url or iisid identity --url, the detailed error page, or a failed request trace."],
        StatusConcern.WorkerIdentity => ["Events of WAS in the System log (5021, 5057, 5059) and event 4625 of type 4 or 5 in the Security log: the pool's account and why it was refused."],
        StatusConcern.Certificate => ["The client's certificate and the chain that the server builds for it: the CAPI2 log of the server."],
        StatusConcern.ClientAddress => ["c-ip, and behind a proxy X-Forwarded-For; the rules of security/ipSecurity at the URL."],
        StatusConcern.Application => ["The Application log and the application's own log at that time."],
        _ => [],
    };
}
