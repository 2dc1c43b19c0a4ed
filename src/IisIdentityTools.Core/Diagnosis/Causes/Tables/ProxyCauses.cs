using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>502 and request forwarding.</summary>
internal static class ProxyCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("ARR-TIMEOUT", "The server behind the proxy answered too late", CauseStage.BackEnd, CauseAccounts.None, ["502.3.12002"])
        {
            Seen = "502.3 with 12002; time-taken is about the proxy's time-out, and the server behind logs 200 with error 64.",
            ProvedWhen = "the lines of both servers belong together (X-ARR-LOG-ID)",
            Ask = "The lines of the server behind at that time.",
            Fix = "Make the page quicker, or raise the time-out of system.webServer/proxy.",
            Source = "troubleshooting 502 errors in ARR",
        },
        new("ARR-CONN", "The server behind the proxy takes no connection", CauseStage.BackEnd, CauseAccounts.None, ["502.3.12029"])
        {
            Seen = "502.3 with 12029.",
            ProvedWhen = "no connection to the server behind is possible from the proxy",
            Ask = "From the proxy: Test-NetConnection <server> -Port <port>.",
            Fix = "Start the server behind, open the firewall, or correct the address.",
            Source = "troubleshooting 502 errors in ARR",
        },
        new("ARR-DROP", "The server behind the proxy dropped the connection", CauseStage.BackEnd, CauseAccounts.None, ["502.3.12030", "502.3/0x80072EFE", "502.3/0x80072F78"])
        {
            Seen = "502.3 with 12030 or 12152.",
            ProvedWhen = "the HTTPERR log of the server behind shows Connection_Dropped at that time",
            Ask = "The HTTPERR log of the server behind.",
            Fix = "What the server behind logs: a crash, a recycle, a limit.",
            Source = "troubleshooting 502 errors in ARR",
        },
        new("ARR-TLS", "The proxy does not trust the certificate of the server behind", CauseStage.BackEnd, CauseAccounts.Machine, ["502.3.12175"])
        {
            Seen = "502.3 with 12175.",
            ProvedWhen = "the certificate's root is not in the store of the computer, or the certificate has another name",
            Ask = "The certificate as the proxy sees it: certutil -verify -urlfetch \"<certificate>.cer\".",
            Fix = "Import the root into the store of the computer, or forward to the name in the certificate.",
            Mark = RuleMark.Recalled,
            Source = "troubleshooting 502 errors in ARR",
        },
        new("ARR-NONE", "No server of the farm can be used", CauseStage.BackEnd, CauseAccounts.None, ["502.4"])
        {
            Seen = "502.4.",
            ProvedWhen = "all members of the farm are offline or fail the health test",
            Ask = "The health of the members: IIS Manager, Server Farms, Monitoring and Management.",
            Fix = "Bring a member back.",
            Source = "troubleshooting 502 errors in ARR",
        },
        new("ARR-WINAUTH", "Windows authentication does not pass the proxy", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1", "401.2"], CauseScope.Proxy)
        {
            Seen = "401 again and again through the proxy.",
            ProvedWhen = "the legs of one NTLM logon go over different connections, or the SPN of the public name is not at the account of the server behind",
            Ask = "setspn -Q HTTP/<public name>, and the lines of the servers behind.",
            Fix = "Keep a client on one server and one connection, or use Kerberos with the SPN of the public name.",
            Mark = RuleMark.Recalled,
            Source = "rules D1",
        },
    ];
}
