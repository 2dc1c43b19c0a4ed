using System.Collections.Concurrent;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Accounts;

/// <summary>Turns account names of the configuration into identities with SIDs, from facts and arithmetic, never from the analysing machine.</summary>
internal sealed class AccountDirectory(IServerFacts facts)
{
    /// <summary>NT AUTHORITY\IUSR.</summary>
    public static readonly ResolvedIdentity Iusr = new(@"NT AUTHORITY\IUSR", WellKnownSids.Iusr.ToString(), IdentityKind.Iusr);

    /// <summary>NT AUTHORITY\NETWORK SERVICE.</summary>
    public static readonly ResolvedIdentity NetworkService = new(@"NT AUTHORITY\NETWORK SERVICE", WellKnownSids.NetworkService.ToString(), IdentityKind.NetworkService);

    /// <summary>NT AUTHORITY\LOCAL SERVICE.</summary>
    public static readonly ResolvedIdentity LocalService = new(@"NT AUTHORITY\LOCAL SERVICE", WellKnownSids.LocalService.ToString(), IdentityKind.LocalService);

    /// <summary>NT AUTHORITY\SYSTEM.</summary>
    public static readonly ResolvedIdentity LocalSystem = new(@"NT AUTHORITY\SYSTEM", WellKnownSids.System.ToString(), IdentityKind.LocalSystem);

    /// <summary>NT AUTHORITY\ANONYMOUS LOGON.</summary>
    public static readonly ResolvedIdentity AnonymousLogon = new(@"NT AUTHORITY\ANONYMOUS LOGON", WellKnownSids.AnonymousLogon.ToString(), IdentityKind.AnonymousLogon);

    /// <summary>The caller, before a request names one.</summary>
    public static readonly ResolvedIdentity Caller = new("(authenticated user)", "", IdentityKind.AuthenticatedUser);

    private readonly ConcurrentDictionary<(string Name, IdentityKind Kind), ResolvedIdentity> _known = new();

    /// <summary>The virtual account of a pool.</summary>
    public static ResolvedIdentity PoolAccount(string pool) =>
        new(@"IIS AppPool\" + pool, ApplicationPoolSid.FromName(pool).ToString(), IdentityKind.ApplicationPoolIdentity);

    /// <summary>
    /// The account of that name. A well-known name keeps its own kind ("NT AUTHORITY\NETWORK SERVICE" set as a SpecificUser is still
    /// NETWORK SERVICE); the SID is empty when it was not captured.
    /// </summary>
    public ResolvedIdentity Find(string name, IdentityKind kind) => _known.GetOrAdd((name, kind), key => Look(key.Name, key.Kind));

    /// <summary>The anonymous user. A server of the age of IIS 5 and 6 that sets none has its own IUSR_machine (rule B8).</summary>
    public ResolvedIdentity FindAnonymous(EffectiveValue userName) =>
        !userName.IsSet && LegacyIdentities.IsAgeOf(facts.Server.IisVersion)
            ? Find(LegacyIdentities.AnonymousUser(facts.Server.Name), IdentityKind.AnonymousAccount)
            : Find(userName.Text, IdentityKind.AnonymousAccount);

    /// <summary>The user that the question names, by name or SID.</summary>
    public ResolvedIdentity FindUser(string nameOrSid)
    {
        if (!SecurityIdentifier.TryParse(nameOrSid, out var sid))
            return Find(nameOrSid, IdentityKind.AuthenticatedUser);
        var name = facts.FindAccount(nameOrSid)?.Name ?? WellKnownSids.Find(sid)?.Name ?? nameOrSid;
        return new ResolvedIdentity(name, sid.ToString(), IdentityKind.AuthenticatedUser);
    }

    private ResolvedIdentity Look(string name, IdentityKind kind)
    {
        var text = name.Trim();
        if (WellKnown(text) is { } wellKnown)
            return wellKnown;
        if (ApplicationPoolSid.TryFromAccountName(text, out var poolSid))
            return new ResolvedIdentity(text, poolSid.ToString(), kind);
        if (facts.FindAccount(text) is { } account)
            return new ResolvedIdentity(account.Name, account.Sid, account.Kind == AccountKind.GroupManagedServiceAccount && kind == IdentityKind.SpecificUser ? IdentityKind.GroupManagedServiceAccount : kind);
        return new ResolvedIdentity(text, "", kind);
    }

    private static ResolvedIdentity? WellKnown(string name)
    {
        var bare = name.StartsWith(@"NT AUTHORITY\", StringComparison.OrdinalIgnoreCase) ? name.Substring(13) : name;
        return bare.Replace(" ", "").ToUpperInvariant() switch
        {
            "IUSR" => Iusr,
            "NETWORKSERVICE" => NetworkService,
            "LOCALSERVICE" => LocalService,
            "SYSTEM" or "LOCALSYSTEM" => LocalSystem,
            "ANONYMOUSLOGON" => AnonymousLogon,
            _ => null,
        };
    }
}
