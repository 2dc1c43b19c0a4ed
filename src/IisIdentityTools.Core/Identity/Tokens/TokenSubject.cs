using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Whose token is asked for, and how that identity logs on. Made by the factory methods, one per way IIS gets a token.</summary>
public sealed class TokenSubject
{
    private TokenSubject(IdentityKind kind, LogonKind logon, string logonText)
    {
        Kind = kind;
        Logon = logon;
        LogonText = logonText;
    }

    /// <summary>What the identity is.</summary>
    public IdentityKind Kind { get; }

    /// <summary>How the logon is made.</summary>
    public LogonKind Logon { get; }

    /// <summary>The setting that decides <see cref="Logon"/>, in words with its place.</summary>
    public string LogonText { get; }

    /// <summary>Name of the pool for a worker process, empty when it is not known which; otherwise null.</summary>
    public string? ApplicationPool { get; private init; }

    /// <summary>Name of the account; null for the built-in identities.</summary>
    public string? UserName { get; private init; }

    /// <summary>SID of the account when the caller knew it.</summary>
    public string? UserSid { get; private init; }

    /// <summary>What proved the identity; for logons with a password it follows from the account.</summary>
    public AuthenticationPackage Package { get; private init; }

    /// <summary>True when IIS does not add IIS_IUSRS to the worker process by itself.</summary>
    public bool ManualGroupMembership { get; private init; }

    /// <summary>Where <see cref="ManualGroupMembership"/> is set, or null.</summary>
    public string? ManualGroupMembershipSource { get; private init; }

    /// <summary>Where the identity is set, or null.</summary>
    public string? IdentitySource { get; private init; }

    /// <summary>True for the token of a worker process.</summary>
    public bool IsWorkerProcess => ApplicationPool is not null;

    /// <summary>The token of a pool's worker process.</summary>
    /// <exception cref="ArgumentException">The pool has no name, or runs as SpecificUser without a user.</exception>
    public static TokenSubject WorkerProcess(WorkerProcessSettings settings)
    {
        if (string.IsNullOrEmpty(settings.ApplicationPool))
            throw new ArgumentException("The application pool has no name.", nameof(settings));

        var isUser = settings.IdentityType == PoolIdentityType.SpecificUser;
        if (isUser && string.IsNullOrEmpty(settings.UserName))
            throw new ArgumentException($"Pool '{settings.ApplicationPool}' runs as SpecificUser but names no user.", nameof(settings));

        var (logon, text) = WorkerLogon(settings);
        return new(WorkerKind(settings), logon, text)
        {
            ApplicationPool = settings.ApplicationPool,
            UserName = isUser ? settings.UserName : null,
            UserSid = isUser ? settings.UserSid : null,
            ManualGroupMembership = settings.ManualGroupMembership,
            ManualGroupMembershipSource = settings.ManualGroupMembershipSource,
            IdentitySource = settings.IdentitySource,
        };
    }

    /// <summary>
    /// A worker process of which nothing is known but what it runs as, stock in everything else: for questions about files without a server's
    /// configuration. Whether it holds the SID of a pool that some list names is not known then.
    /// </summary>
    /// <param name="type">A type that needs no account.</param>
    /// <param name="pool">Name of the pool, or, with <paramref name="poolSid"/>, whatever names it; empty when it is not known.</param>
    /// <param name="poolSid">SID of the pool when its name is not known.</param>
    /// <exception cref="ArgumentException">The type needs an account, or a virtual account lacks its pool.</exception>
    public static TokenSubject StockWorkerProcess(PoolIdentityType type, string pool = "", string? poolSid = null)
    {
        if (type == PoolIdentityType.SpecificUser || (type == PoolIdentityType.ApplicationPoolIdentity && pool.Length == 0))
            throw new ArgumentException($"A worker process of type {type} cannot be told without its configuration.", nameof(type));
        var settings = new WorkerProcessSettings { ApplicationPool = pool, IdentityType = type, IdentitySource = "assumed, as no configuration is known" };
        var (logon, text) = WorkerLogon(settings);
        return new(WorkerKind(settings), logon, text) { ApplicationPool = pool, UserSid = poolSid, IdentitySource = settings.IdentitySource };
    }

    /// <summary>The built-in anonymous user of IIS; WAS hands its token to the worker process, no password and no logon method takes part.</summary>
    /// <param name="source">Where anonymousAuthentication.userName is set.</param>
    public static TokenSubject AnonymousIusr(string? source = null) =>
        new(IdentityKind.Iusr, LogonKind.Service, "the built-in user IUSR") { IdentitySource = source };

    /// <summary>An account that anonymousAuthentication.userName names. The name IUSR gives <see cref="AnonymousIusr"/>.</summary>
    /// <param name="userName">The account; an empty name means the worker process's own identity in IIS: ask for that token instead.</param>
    /// <param name="logonMethod">anonymousAuthentication.logonMethod.</param>
    /// <param name="userSid">SID of the account when known.</param>
    /// <param name="source">Where the setting is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static TokenSubject AnonymousAccount(string userName, RequestLogonMethod logonMethod = RequestLogonMethod.ClearText, string? userSid = null, string? source = null) =>
        !string.IsNullOrEmpty(userName) && WellKnownSids.FindByName(userName)?.Sid == WellKnownSids.Iusr
            ? AnonymousIusr(source)
            : LoggedOn(IdentityKind.AnonymousAccount, userName, logonMethod, userSid, source);

    /// <summary>A user who sent name and password (basic authentication).</summary>
    /// <param name="userName">The account.</param>
    /// <param name="logonMethod">basicAuthentication.logonMethod.</param>
    /// <param name="userSid">SID of the account when known.</param>
    /// <param name="source">Where the setting is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static TokenSubject RequestUser(string userName, RequestLogonMethod logonMethod = RequestLogonMethod.ClearText, string? userSid = null, string? source = null) =>
        LoggedOn(IdentityKind.AuthenticatedUser, userName, logonMethod, userSid, source);

    /// <summary>A user whom Windows authentication established: a network logon.</summary>
    /// <param name="userName">The account.</param>
    /// <param name="package">NTLM or Kerberos when known.</param>
    /// <param name="userSid">SID of the account when known.</param>
    /// <param name="source">Where the setting is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static TokenSubject WindowsUser(string userName, AuthenticationPackage package = AuthenticationPackage.Unknown, string? userSid = null, string? source = null) =>
        new(IdentityKind.AuthenticatedUser, LogonKind.Network, Place("Windows authentication is a network logon", source))
        {
            UserName = Required(userName), UserSid = userSid, Package = package, IdentitySource = source,
        };

    /// <summary>The connect-as account of a virtual directory.</summary>
    /// <param name="userName">virtualDirectory.userName.</param>
    /// <param name="logonMethod">virtualDirectory.logonMethod.</param>
    /// <param name="userSid">SID of the account when known.</param>
    /// <param name="source">Where the setting is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static TokenSubject ConnectAs(string userName, RequestLogonMethod logonMethod = RequestLogonMethod.ClearText, string? userSid = null, string? source = null) =>
        LoggedOn(IdentityKind.ConnectAsAccount, userName, logonMethod, userSid, source);

    /// <summary>NT AUTHORITY\ANONYMOUS LOGON: a caller who proved nothing. Not the anonymous user of IIS.</summary>
    public static TokenSubject AnonymousLogon(string? source = null) =>
        new(IdentityKind.AnonymousLogon, LogonKind.Anonymous, "an anonymous network logon") { IdentitySource = source };

    private static TokenSubject LoggedOn(IdentityKind kind, string userName, RequestLogonMethod method, string? userSid, string? source) =>
        new(kind, LogonOf(method), Place($"logonMethod={method}", source))
        {
            UserName = Required(userName), UserSid = userSid, IdentitySource = source,
        };

    private static string Required(string userName) =>
        string.IsNullOrEmpty(userName) ? throw new ArgumentException("The account has no name.", nameof(userName)) : userName;

    private static LogonKind LogonOf(RequestLogonMethod method) => method switch
    {
        RequestLogonMethod.Interactive => LogonKind.Interactive,
        RequestLogonMethod.Batch => LogonKind.Batch,
        RequestLogonMethod.Network => LogonKind.Network,
        RequestLogonMethod.ClearText => LogonKind.NetworkCleartext,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "IIS has no such logon method."),
    };

    private static IdentityKind WorkerKind(WorkerProcessSettings settings) => settings.IdentityType switch
    {
        PoolIdentityType.LocalSystem => IdentityKind.LocalSystem,
        PoolIdentityType.LocalService => IdentityKind.LocalService,
        PoolIdentityType.NetworkService => IdentityKind.NetworkService,
        PoolIdentityType.ApplicationPoolIdentity => IdentityKind.ApplicationPoolIdentity,
        PoolIdentityType.SpecificUser when settings.UserName![settings.UserName.Length - 1] == '$' => IdentityKind.GroupManagedServiceAccount,
        PoolIdentityType.SpecificUser => IdentityKind.SpecificUser,
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.IdentityType, "IIS has no such identity type."),
    };

    private static (LogonKind Logon, string Text) WorkerLogon(WorkerProcessSettings settings)
    {
        if (settings.IdentityType == PoolIdentityType.SpecificUser)
        {
            var logon = settings.LogonType == WorkerLogonType.LogonService ? LogonKind.Service : LogonKind.Batch;
            return (logon, Place($"processModel.logonType={settings.LogonType}", settings.LogonTypeSource));
        }

        var isSystem = settings.IdentityType == PoolIdentityType.LocalSystem;
        return (isSystem ? LogonKind.System : LogonKind.Service, Place($"processModel.identityType={settings.IdentityType}", settings.IdentitySource));
    }

    private static string Place(string setting, string? source) => source is null ? setting : $"{setting} ({source})";
}
