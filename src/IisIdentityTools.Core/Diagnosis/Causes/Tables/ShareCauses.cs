using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Content on a share.</summary>
internal static class ShareCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("UNC-ANON", "IUSR has no name on the network", CauseStage.Execution, CauseAccounts.Anonymous, ["401.3.5"], CauseScope.Unc | CauseScope.PassThrough | CauseScope.Anonymous | CauseScope.NoUser)
        {
            Seen = "401.3 without a user for content on a share.",
            ProvedWhen = "the content is on a share, no account is set to connect as, and anonymous requests run as IUSR",
            Fix = "Set a domain account to connect as, or let anonymous requests use the pool's identity and grant the computer account.",
            Avoid = "Opening the share to Everyone or to anonymous callers.",
            Source = "rules B7",
        },
        new("UNC-MACHINE", "The share or its folder refuses the computer account", CauseStage.Execution, CauseAccounts.Machine, ["401.3.5", "500.19/0x80070005"], CauseScope.Unc | CauseScope.PassThrough)
        {
            Seen = "A pool with a built-in identity is refused on a share: the file server sees the computer account.",
            ProvedWhen = "the permissions of the share or of the folder refuse the computer account of this server",
            Fix = "Grant a group with the computer accounts of all nodes Read on the share and on the folder.",
            Avoid = "The SID of the pool means nothing on the file server.",
            Source = "rules B7, F3",
        },
        new("UNC-WORKGROUP", "A server without a domain has no name on the network", CauseStage.Execution, CauseAccounts.Machine, ["401.3.5", "500.19/0x80070005", "500.19.1326"], CauseScope.Unc | CauseScope.PassThrough)
        {
            Seen = "A pool with a built-in identity is refused on a share, and the server is in no domain.",
            ProvedWhen = "the pool has a built-in identity and the server is in no domain",
            Fix = "Set an account to connect as that both machines have, with the same name and password.",
            Avoid = "A share for guests.",
            Mark = RuleMark.Recalled,
            Source = "KB 269009",
        },
        new("UNC-GUEST", "The file server would let the caller in as a guest, which policy forbids", CauseStage.Execution, CauseAccounts.Machine, ["401.3.1272", "500.19.1272", "500.0.1272"], CauseScope.Unc)
        {
            Seen = "Error 1272 for content on a share.",
            ProvedWhen = "the share answers with a guest logon, and AllowInsecureGuestAuth is off",
            Ask = "Whether the share works without an account: net use from the server, and the policy AllowInsecureGuestAuth.",
            Fix = "Connect with an account of the file server or of the domain.",
            Avoid = "Turning AllowInsecureGuestAuth on.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("UNC-DRIVE", "The physical path is on a mapped drive", CauseStage.Configuration, CauseAccounts.None, ["500.19.3", "500.19.53", "500.19.67", "500.0.3", "404.0.3"])
        {
            Seen = "The path is not found, although it is there for whoever logs on.",
            ProvedWhen = "physicalPath begins with the letter of a mapped drive: these belong to a logon session, and services have none of them",
            Ask = "What the letter is: net use, and fsutil fsinfo drives in a session of the service.",
            Fix = @"Write the path as \\server\share\folder.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("UNC-LOGONMETHOD", "The account that the virtual directory connects as was logged on without credentials for the network", CauseStage.Execution, CauseAccounts.ConnectAs, ["401.3.5", "500.19/0x80070005"], CauseScope.Unc | CauseScope.ConnectAs)
        {
            Seen = "Refused on a share, while the same account works for local folders.",
            ProvedWhen = "the virtual directory has logonMethod Network, whose token cannot go on to another machine",
            Fix = "Set logonMethod to ClearText.",
            Mark = RuleMark.Uncertain,
            Source = "rules C4",
        },
        new("UNC-DELEGATION", "The user's logon cannot go on to the file server", CauseStage.Execution, CauseAccounts.RequestUser, ["401.3.5"], CauseScope.Unc | CauseScope.PassThrough | CauseScope.Windows | CauseScope.NamedUser)
        {
            Seen = "Users of Windows authentication are refused on a share; Basic authentication works.",
            ProvedWhen = "users log on with Windows authentication, no account is set to connect as, and no delegation to cifs on the file server is set up",
            Ask = "Delegation: Get-ADComputer or Get-ADUser with -Properties msDS-AllowedToDelegateTo, and PrincipalsAllowedToDelegateToAccount of the file server.",
            Fix = "Set an account to connect as, or constrained delegation to cifs on the file server.",
            Source = "rules B7",
        },
        new("UNC-ALIAS", "The file server is called by another name", CauseStage.Execution, CauseAccounts.Machine, ["500.19.1326", "500.19.1396", "401.3.1396", "401.3.1326"], CauseScope.Unc)
        {
            Seen = "Errors 5, 1326 or 1396 on a share that works by the server's own name.",
            ProvedWhen = "the name in the path has no cifs or HOST entry (SPN) of the file server, or strict name checking refuses it",
            Ask = "Who holds the name: setspn -Q cifs/<name>, and netdom computername on the file server.",
            Fix = "Give the file server the alias: netdom computername /add.",
            Avoid = "DisableLoopbackCheck.",
            Mark = RuleMark.Recalled,
            Source = "KB 926642",
        },
        new("UNC-NTLMOFF", "NTLM to the file server is blocked", CauseStage.Execution, CauseAccounts.Machine | CauseAccounts.ConnectAs, ["500.19.1326", "401.3.1326"], CauseScope.Unc)
        {
            Seen = "A path by address or alias is refused, where only Kerberos is allowed.",
            ProvedWhen = "event 4001 of the NTLM log names that file server at that time",
            Ask = "The log Microsoft-Windows-NTLM/Operational, event 4001.",
            Fix = "Use the name of the file server that its SPN has.",
            Source = "Windows events NTLM 4001",
        },
        new("UNC-DFS", "Only one target of the DFS path refuses", CauseStage.Execution, CauseAccounts.Machine | CauseAccounts.ConnectAs, ["401.3.5", "500.19/0x80070005"], CauseScope.Unc)
        {
            Seen = "One node, or some of the time, is refused on a DFS path.",
            ProvedWhen = "the permissions differ between the targets of the link",
            Ask = "The targets and which one is used: dfsutil /pktinfo, Get-DfsnFolderTarget, and icacls on each target.",
            Fix = "Give all targets the same permissions on share and folder.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("UNC-LIMITS", "Too many commands or watches to the file server", CauseStage.Execution, CauseAccounts.None, ["500.0.56", "500.19.56", "401.3.56"], CauseScope.Unc)
        {
            Seen = "Error 56: the network BIOS command limit, or changes are no longer noticed.",
            ProvedWhen = "the connection to the file server uses SMB 1",
            Ask = "The dialect: Get-SmbConnection.",
            Fix = "Use SMB 2 or later, and fewer watched folders.",
            Avoid = "Raising MaxCmds first.",
            Source = "learn.microsoft.com SMB and FCN limits",
        },
        new("UNC-LOGDIR", "Logs cannot be written to the share", CauseStage.Execution, CauseAccounts.Machine | CauseAccounts.Worker, [])
        {
            Seen = "Logs or failed request traces are missing on a share.",
            ProvedWhen = "the share refuses the computer account (logs of sites, written by HTTP.sys) or the worker process (failed request traces)",
            Fix = "Grant these two Modify on the share and on the folder of the logs.",
            Source = "rules B2",
        },
    ];
}
