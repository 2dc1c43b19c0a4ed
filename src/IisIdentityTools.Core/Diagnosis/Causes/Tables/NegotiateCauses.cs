namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Kerberos, NTLM and extended protection: 401.1 of the handshake, in the order of the questions that tell them apart.</summary>
internal static class NegotiateCauses
{
    private const string NoPackage = "401.1.2148074245";
    private const string WrongPrincipal = "401.1.2148074274";
    private const string Spn = "setspn -Q HTTP/<host> on a computer of the domain: which account holds the service principal name; klist on the client: the ticket that it got.";
    private const string Guide = "rules B7, Troubleshoot Kerberos failures in Internet Explorer";

    public static CauseEntry[] Rows { get; } =
    [
        new("NTLM-SPLIT", "The legs of one NTLM handshake reached different servers", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074248"], CauseScope.Windows)
        {
            Seen = "401.1 with 2148074248 now and then, with several servers behind a balancer or proxy.",
            ProvedWhen = "the logs of two servers show the second leg on one and the third on the other within seconds",
            Ask = "The logs of every server behind the balancer for that client and second; the balancer's connection persistence.",
            Fix = "Keep a client's connection on one server during the handshake, or use Kerberos with a service principal name for the farm.",
            Avoid = "Longer time-outs, and permissions of files.",
            Source = "rules D2, IIS support blog ba-p/2428459",
        },
        new("KRB-KERNELACCT", "The ticket is for the pool's account, and the computer account decrypts it", CauseStage.Authentication, CauseAccounts.Worker | CauseAccounts.Machine, [NoPackage, WrongPrincipal], CauseScope.Windows | CauseScope.SpecificUser)
        {
            Seen = "Prompts; event 4 of Kerberos on the client: KRB_AP_ERR_MODIFIED.",
            ProvedWhen = "the pool has an account of its own, useKernelMode is true, useAppPoolCredentials is false, and the service principal name HTTP/<host> is on the pool's account",
            Ask = Spn,
            Fix = "Set useAppPoolCredentials to true at this place.",
            Avoid = "Moving the name to a computer account in a farm, or NTLM alone.",
            Source = Guide,
        },
        new("KRB-POOLACCTNOSPN", "The pool's account decrypts, and has no service principal name", CauseStage.Authentication, CauseAccounts.Worker, [NoPackage, WrongPrincipal], CauseScope.Windows | CauseScope.SpecificUser)
        {
            Seen = "Prompts; event 4 of Kerberos on the client: KRB_AP_ERR_MODIFIED.",
            ProvedWhen = "the pool's account decrypts tickets (kernel mode off, or useAppPoolCredentials), and HTTP/<host> is not on it",
            Ask = Spn,
            Fix = "setspn -S HTTP/<host> <domain\\account>.",
            Avoid = "The name on both accounts.",
            Source = Guide,
        },
        new("KRB-SPNDUP", "Two accounts hold the same service principal name", CauseStage.Authentication, CauseAccounts.Worker | CauseAccounts.Machine, [NoPackage, WrongPrincipal], CauseScope.Windows)
        {
            Seen = "It works now and then; event 11 of the KDC; KRB_AP_ERR_MODIFIED.",
            ProvedWhen = "setspn -Q HTTP/<host> names two accounts",
            Ask = Spn,
            Fix = "setspn -D HTTP/<host> <the account that does not decrypt>.",
            Avoid = "Deleting both.",
            Source = Guide,
        },
        new("KRB-ALIAS", "The client asks for a ticket for another name", CauseStage.Authentication, CauseAccounts.None, [NoPackage, WrongPrincipal], CauseScope.Windows)
        {
            Seen = "It fails by an alias only.",
            ProvedWhen = "the host is a CNAME and the client asks for the name behind it, which belongs to another account; or no account holds the alias",
            Ask = "nslookup <host>: is it a CNAME; klist on the client: the name of the ticket.",
            Fix = "An A record for the alias, or the service principal name that is asked for on the account that decrypts.",
            Avoid = "A hosts file, or a second service principal name of the same text.",
            Source = Guide,
        },
        new("KRB-PORT", "Two sites of one host name need two accounts", CauseStage.Authentication, CauseAccounts.Worker, [NoPackage, WrongPrincipal], CauseScope.Windows)
        {
            Seen = "Two sites have one host name and other ports, and only one of them works.",
            ProvedWhen = "two sites with Windows authentication have the same host name, and different accounts decrypt their tickets",
            Ask = "Whether clients put the port into the name that they ask for: klist on the client.",
            Fix = "A host name for each site, or one account for both.",
            Avoid = "The same service principal name on two accounts.",
            Source = Guide,
        },
        new("KRB-DNSNLB", "The name leads to another computer than the ticket is for", CauseStage.Authentication, CauseAccounts.Machine, [NoPackage, WrongPrincipal], CauseScope.Windows)
        {
            Seen = "The name of a farm reaches a computer that cannot decrypt the ticket; event 4 of Kerberos.",
            ProvedWhen = "the computer in the ticket is not the one that answered, or two domains have computers of one name",
            Ask = "nslookup <host> on the client, and the server name in event 4 of Kerberos.",
            Fix = "Correct DNS; in a farm, one account for all pools with useAppPoolCredentials on every server.",
            Source = "KB 558115",
        },
        new("KRB-ETYPE", "Client, server and account share no encryption type", CauseStage.Authentication, CauseAccounts.Worker | CauseAccounts.Machine, [NoPackage, "401.1.2148074306"], CauseScope.Windows)
        {
            Seen = "It began with a hardening or an update; events 14, 16 or 27 of the KDC.",
            ProvedWhen = "msDS-SupportedEncryptionTypes of the account and the allowed types have none in common, or the account has no AES key",
            Ask = "Events 14, 16 and 27 of the KDC; Get-ADUser or Get-ADComputer -Properties msDS-SupportedEncryptionTypes,PasswordLastSet of the account that decrypts.",
            Fix = "Set the types of the account, and reset its password once: that makes AES keys.",
            Avoid = "RC4 for the whole domain.",
            Source = "Ask the Directory Services Team ba-p/3696351; the code is recalled",
        },
        new("KRB-NODC", "Client or server reaches no domain controller", CauseStage.Authentication, CauseAccounts.None, ["401.1.1311", "401.1.2148074257", NoPackage], CauseScope.Windows)
        {
            Seen = "Prompts without a fallback to NTLM.",
            ProvedWhen = "client or server cannot reach a domain controller (events 5719, errors 1311 or 1355)",
            Ask = "nltest /dsgetdc:<domain> on client and server; event 5719 of Netlogon.",
            Fix = "DNS, and port 88 to a domain controller.",
            Avoid = "Service principal names.",
            Source = Guide,
        },
        new("KRB-MAXTOKEN", "The ticket is larger than MaxTokenSize", CauseStage.Authentication, CauseAccounts.RequestUser, [NoPackage], CauseScope.Windows)
        {
            Seen = "Users in many groups cannot log on; old versions of Windows.",
            ProvedWhen = "the user's ticket is larger than MaxTokenSize (12000 up to Server 2008 R2, 48000 later)",
            Ask = "Number of the user's groups; MaxTokenSize under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters on every hop.",
            Fix = "Fewer groups, or MaxTokenSize up to 48000 on every hop.",
            Avoid = "65535 and more.",
            Source = "KB 327825",
        },
        new("NTLM-PREAUTH", "The client sends its login too early to a cold application", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074254"], CauseScope.Windows)
        {
            Seen = "401.1 with 2148074254 as the first request of an application; the request already had an Authorization header.",
            ProvedWhen = "no 401.2 went before on that connection, useKernelMode is true, and the application had just been started",
            Ask = "The lines of the log before it of that client (was there a 401.2), and when the worker process was started.",
            Fix = "On the client DisableNTLMPreAuth=1, or kernel mode off for that application.",
            Avoid = "Switching anonymous authentication on.",
            Source = "KB 2749007, ASP.NET 2.0 breaking changes on IIS",
        },
        new("EPA-PROXY", "Extended protection, and something ends TLS before IIS", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "401.1.2148074310", "401.1.3221225581", "4625 0xC000035B"], CauseScope.Windows)
        {
            Seen = "401.1 over HTTPS for everyone behind a proxy, balancer or scanner; event 4625 with 0xC000035B.",
            ProvedWhen = "event 4625 has 0xC000035B, or tokenChecking is Require and TLS ends before IIS",
            Ask = "Event 4625 of that second: 0xC000035B or not; and what ends TLS between client and server: compare the certificate that the client sees with that of the binding.",
            Fix = "One certificate from end to end, or flags Proxy with the list of service principal names for that path.",
            Avoid = "tokenChecking None for the whole server.",
            Source = "extendedProtection of windowsAuthentication",
        },
        new("EPA-HTTP", "Extended protection is required on a plain HTTP binding", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "401.1.2148074310"], CauseScope.Windows)
        {
            Seen = "Everyone fails on a binding without TLS.",
            ProvedWhen = "tokenChecking is Require, the request came without TLS, and flags lack Proxy and ProxyCohosting",
            Ask = "The port that the request came to (s-port).",
            Fix = "Use HTTPS; else set flags to Proxy,ProxyCohosting with the list of service principal names.",
            Avoid = "tokenChecking None for the whole server.",
            Source = "extendedProtection of windowsAuthentication; recalled in part",
        },
        new("EPA-OLDCLIENT", "Extended protection is required, and the client cannot do it", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "401.1.2148074310"], CauseScope.Windows)
        {
            Seen = "Only old clients fail.",
            ProvedWhen = "tokenChecking is Require, and the client does not support extended protection",
            Ask = "Version and updates of the client; the same URL from a new one.",
            Fix = "tokenChecking Allow for that path, and an update of the client.",
            Avoid = "tokenChecking None for the whole server.",
            Source = "extendedProtection of windowsAuthentication; recalled in part",
        },
    ];
}
