using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Subjects and accounts that the token tests share.</summary>
internal static class TokenCases
{
    public const string Pool = "Shop";
    public const string LocalUser = @"WEB01\svc_shop";
    public const string LocalUserSid = InMemoryServerFacts.MachineSid + "-1004";
    public const string DomainUser = @"CONTOSO\svc_web";
    public const string DomainUserSid = InMemoryServerFacts.DomainSid + "-2001";
    public const string IisIusrs = "S-1-5-32-568";
    public const string Administrators = "S-1-5-32-544";

    public static readonly string PoolSid = ApplicationPoolSid.FromName(Pool).ToString();

    /// <summary>A stock server of known groups, with one local and one domain account.</summary>
    public static InMemoryServerFacts Server() =>
        new InMemoryServerFacts().WithStockGroups().WithUser(LocalUserSid, LocalUser).WithUser(DomainUserSid, DomainUser, InMemoryServerFacts.DomainSid + "-513");

    public static TokenSubject Worker(PoolIdentityType type, string? userName = null, WorkerLogonType logon = WorkerLogonType.LogonBatch, bool manual = false) =>
        TokenSubject.WorkerProcess(new()
        {
            ApplicationPool = Pool,
            IdentityType = type,
            IdentitySource = "applicationHost.config:120",
            UserName = userName,
            LogonType = logon,
            LogonTypeSource = "applicationHost.config:121",
            ManualGroupMembership = manual,
            ManualGroupMembershipSource = "applicationHost.config:122",
        });

    /// <summary>The columns of the table of rule C1, and the logon methods that it names in its rows.</summary>
    public static TokenSubject Subject(string column) => column switch
    {
        "AppPoolIdentity" => Worker(PoolIdentityType.ApplicationPoolIdentity),
        "IUSR" => TokenSubject.AnonymousIusr(),
        "NETWORK SERVICE" => Worker(PoolIdentityType.NetworkService),
        "LOCAL SERVICE" => Worker(PoolIdentityType.LocalService),
        "LocalSystem" => Worker(PoolIdentityType.LocalSystem),
        "SpecificUser (batch)" => Worker(PoolIdentityType.SpecificUser, LocalUser),
        "SpecificUser (service)" => Worker(PoolIdentityType.SpecificUser, LocalUser, WorkerLogonType.LogonService),
        "Network user" => TokenSubject.RequestUser(LocalUser, RequestLogonMethod.Network),
        "ClearText user" => TokenSubject.RequestUser(LocalUser, RequestLogonMethod.ClearText),
        "Batch user" => TokenSubject.RequestUser(LocalUser, RequestLogonMethod.Batch),
        "Interactive user" => TokenSubject.RequestUser(LocalUser, RequestLogonMethod.Interactive),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    public static TokenGroupState StateOf(this IdentityToken token, string sid) => token.StateOf(SecurityIdentifier.Parse(sid));

    public static IEnumerable<string> SidsIn(this IdentityToken token, TokenGroupState state) =>
        token.Groups.Where(group => group.State == state).Select(group => group.Sid);

    public static TokenPrivilegeState PrivilegeOf(this IdentityToken token, string name) =>
        token.Privileges.Single(privilege => privilege.Name == name).State;
}
