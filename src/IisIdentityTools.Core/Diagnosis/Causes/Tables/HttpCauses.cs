
namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>HTTP.sys and TLS: mostly without a line in the log of the site.</summary>
internal static class HttpCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("HTTP-HDR", "The login token of a user in many groups is too long for a header", CauseStage.HttpSys, CauseAccounts.RequestUser, ["400 FieldLength", "400 RequestLength"])
        {
            Seen = "HTTPERR 400 FieldLength or RequestLength for some users only; the site's own log has no line.",
            ProvedWhen = "the user's ticket (1200 + 40 for each domain-local group + 8 for each other one, times 4/3) is longer than MaxFieldLength or MaxRequestBytes",
            Ask = "Number of the user's groups: whoami /groups on his computer, or Get-ADUser -Properties MemberOf,SIDHistory. Sizes: HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters, MaxFieldLength and MaxRequestBytes.",
            Fix = "Take the user out of groups or clear old SID history; else set MaxFieldLength and MaxRequestBytes to 4/3 of the ticket plus 200 and restart the HTTP service.",
            Avoid = "Limits of 16 MB, or giving up Kerberos.",
            Source = "KB 2020943, KB 327825, KB 820129",
        },
        new("HTTP-SEGMENT", "A part of the path is too long for HTTP.sys", CauseStage.HttpSys, CauseAccounts.None, ["400 URL"])
        {
            Seen = "HTTPERR 400 URL.",
            ProvedWhen = "a segment of the path has more characters than UrlSegmentMaxLength (260), or there are more than UrlSegmentMaxCount (255)",
            Ask = "The path as the client sent it (cs-uri of the HTTPERR log), and UrlSegmentMaxLength under HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters.",
            Fix = "Shorten the path, or raise UrlSegmentMaxLength and restart the HTTP service.",
            Avoid = "Permissions: nothing in IIS saw the request.",
            Source = "KB 820129",
        },
        new("HTTP-HOST", "No binding has this address, port and host name", CauseStage.HttpSys, CauseAccounts.None, ["400 Hostname", "404 Hostname", "404 N/A"])
        {
            Seen = "400 Hostname in the HTTPERR log, or 404 from HTTP.sys, without a line in the log of any site.",
            ProvedWhen = "no binding of a web site serves that address, port and host name",
            Ask = "Host, port and address of the request (s-ip, s-port and cs-host, or the URL that was typed).",
            Fix = "Add the binding to the site that is meant.",
            Avoid = "A binding for every host name.",
            Source = "KB 820729; the 404 is recalled",
        },
        new("HTTP-RESERVED", "Another program's URL reservation covers the binding", CauseStage.HttpSys, CauseAccounts.None, ["503 N/A"])
        {
            Seen = "HTTPERR 503 N/A without a queue, though the pool is started and WAS logged no event.",
            ProvedWhen = "a URL reservation for another account covers the binding",
            Ask = "netsh http show urlacl on the server: a prefix with the binding's port and host or path; event 15007 of HttpEvent shows when it was made.",
            Fix = "Remove that reservation: netsh http delete urlacl url=<prefix>.",
            Avoid = "Another pool identity.",
            Source = "IIS support blog ba-p/347268",
        },
        new("HTTP-TLSKEY", "The private key of the TLS certificate cannot be used", CauseStage.HttpSys, CauseAccounts.System, [])
        {
            Seen = "The connection is reset before any request; event 36870 of Schannel with 0x8009030D.",
            ProvedWhen = "event 36870 is there, and the key's file does not give SYSTEM access, or the certificate has no key",
            Ask = "Event 36870 of Schannel in the System log; certutil -store my: has the certificate its key; icacls of its file in %ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys.",
            Fix = "certutil -repairstore my \"<serial number>\"; give SYSTEM and Administrators access to that key file.",
            Avoid = "Granting the pool or IIS_IUSRS on the key: HTTP.sys uses it, not the pool.",
            Source = "IIS support blog ba-p/377281",
        },
        new("HTTP-TLS13CERT", "TLS 1.3 cannot ask for a client certificate later", CauseStage.HttpSys, CauseAccounts.None, ["500.0.50"], CauseScope.ClientCertificate)
        {
            Seen = "500.0 with error 50 (0x80070032) of IIS Web Core on Server 2025, a reset connection on Server 2022; clients with TLS 1.2 are served.",
            ProvedWhen = "a certificate is asked for at this path only, the binding does not ask in the first handshake, and TLS 1.3 was used",
            Ask = "netsh http show sslcert: Negotiate Client Certificate of the binding; and whether a client with TLS 1.2 is served.",
            Fix = "Let the binding ask for the client certificate in the first handshake, or switch TLS 1.3 off for that one binding.",
            Avoid = "Switching TLS 1.3 off for the whole server.",
            Source = "IIS support blog ba-p/4449362",
        },
        new("HTTP-RENEG413", "The body is too large for asking the certificate in between", CauseStage.HttpSys, CauseAccounts.None, ["413.0"], CauseScope.ClientCertificate)
        {
            Seen = "413 for larger uploads below a path that asks for a client certificate.",
            ProvedWhen = "a certificate is asked for here, not in the first handshake, and the body is longer than uploadReadAheadSize",
            Ask = "netsh http show sslcert: Negotiate Client Certificate of the binding; and the length of the body (cs-bytes).",
            Fix = "Let the binding ask for the client certificate in the first handshake, or raise uploadReadAheadSize at this path.",
            Avoid = "maxAllowedContentLength: its refusals are 404.13 and 413.1.",
            Source = "technet cc737382",
        },
    ];
}
