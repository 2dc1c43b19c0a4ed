using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>The request succeeds, and what is behind it refuses.</summary>
internal static class SecondHopCauses
{
    private const CauseScope Code = CauseScope.AspNet | CauseScope.AspNetCore | CauseScope.ClassicAsp | CauseScope.FastCgi | CauseScope.Isapi | CauseScope.Cgi;

    public static CauseEntry[] Rows { get; } =
    [
        new("HOP-NTLM", "A user who logged on with NTLM cannot be passed on", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.Windows)
        {
            Seen = "The server behind sees ANONYMOUS LOGON (SQL error 18456, error 5 on a share, 401). It works when one browses on the web server itself.",
            ProvedWhen = "the code runs as the user, and the user logged on with NTLM",
            Ask = "The package of the logon: event 4624 of that user and second, or klist on the client.",
            Fix = "Make the first logon Kerberos, then delegate; or use the identity of the pool for what is behind.",
            Avoid = "Storing the user's password.",
            Source = "rules B7",
        },
        new("HOP-DELEG", "The account of the web server may not delegate", CauseStage.BackEnd, CauseAccounts.Worker | CauseAccounts.Machine, ["500.0"], Code | CauseScope.Windows)
        {
            Seen = "Kerberos in front, and still ANONYMOUS LOGON behind.",
            ProvedWhen = "the account that decrypts the ticket has neither constrained nor resource-based delegation to the SPN behind",
            Ask = "The delegation of that account: Get-ADComputer or Get-ADUser <account> -Properties msDS-AllowedToDelegateTo,TrustedForDelegation, and PrincipalsAllowedToDelegateToAccount of the server behind.",
            Fix = "Constrained delegation to that one SPN.",
            Avoid = "Delegation to any service.",
            Source = "troubleshoot Kerberos failures; rules B7",
        },
        new("HOP-SENSITIVE", "The user's account must not be delegated", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.Windows | CauseScope.NamedUser)
        {
            Seen = "It fails for some users alone, mostly administrators.",
            ProvedWhen = "the account is marked as sensitive, or is in Protected Users",
            Ask = "Get-ADUser <user> -Properties AccountNotDelegated,MemberOf.",
            Fix = "Let such users work without a second hop.",
            Avoid = "Clearing the mark for administrators.",
            Mark = RuleMark.Recalled,
            Source = "rules B7",
        },
        new("HOP-CERT", "A user of a mapped certificate cannot be passed on", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.CertificateMapping)
        {
            Seen = "It fails for users who come with a certificate.",
            ProvedWhen = "the token was made from a mapping, so it has no credentials for the network",
            Ask = "The delegation of the web server's account: is protocol transition allowed (TrustedToAuthForDelegation)?",
            Fix = "Constrained delegation with any authentication protocol, to that one SPN.",
            Mark = RuleMark.Recalled,
            Source = "rules B7",
        },
        new("HOP-DIGEST", "A user of Digest authentication cannot be passed on", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.Digest)
        {
            Seen = "It fails for users who log on with Digest.",
            ProvedWhen = "the token has no credentials for the network",
            Ask = "The delegation of the web server's account: is protocol transition allowed (TrustedToAuthForDelegation)?",
            Fix = "Windows authentication with Kerberos, or constrained delegation with any authentication protocol.",
            Mark = RuleMark.Recalled,
            Source = "rules B7",
        },
        new("HOP-BROWSER", "The browser does not hand out a ticket that may be delegated", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.Windows)
        {
            Seen = "It works with Internet Explorer, not with Edge or Chrome.",
            ProvedWhen = "delegation is unconstrained, and the browser's list of servers for delegation lacks the host",
            Ask = "The browser's policy AuthNegotiateDelegateAllowlist (edge://policy), and the kind of delegation.",
            Fix = "Constrained delegation; else that policy for that one host.",
            Source = "kerberos double hop with Edge",
        },
        new("HOP-FOREST", "Tickets of another forest may not be delegated", CauseStage.BackEnd, CauseAccounts.RequestUser, ["500.0"], Code | CauseScope.Windows | CauseScope.NamedUser)
        {
            Seen = "It fails for users of another forest, since the updates of 2019.",
            ProvedWhen = "the trust does not allow the delegation of tickets",
            Ask = "The trust: netdom trust <trusting> /domain:<trusted> /EnableTGTDelegation.",
            Fix = "Constrained or resource-based delegation.",
            Avoid = "EnableTGTDelegation on the trust.",
            Source = "troubleshoot Kerberos failures",
        },
        new("HOP-BACKSPN", "The service behind has no SPN, or has it twice", CauseStage.BackEnd, CauseAccounts.Machine, ["500.0"], Code | CauseScope.Windows)
        {
            Seen = "The connection to the service behind falls back to NTLM.",
            ProvedWhen = "the SPN of the service (MSSQLSvc, HTTP, cifs) is missing or stands at two accounts",
            Ask = "setspn -Q MSSQLSvc/<server>:<port>, or HTTP/<host>, cifs/<server>.",
            Fix = "Set the SPN at the account that runs the service.",
            Source = "KB 910449",
        },
        new("HOP-NOTIMPERSONATED", "The service behind sees the web server, not the user", CauseStage.BackEnd, CauseAccounts.Code, ["500.0"], Code)
        {
            Seen = "The service behind sees SERVER$ or the pool's account where the user was expected.",
            ProvedWhen = "the code does not impersonate here, and the name that the service refuses is the one of the process",
            Ask = "The name in the log of the service behind.",
            Fix = "Decide: grant the pool's identity over there, or impersonate in the code.",
            Source = "rules B3, B7",
        },
    ];
}
