using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Finds the account behind a token subject.</summary>
internal sealed class TokenAccountResolver(IServerFacts facts)
{
    private readonly SecurityIdentifier? _machine = Parse(facts.Server.MachineSid);

    public TokenAccount Resolve(TokenSubject subject) => subject.Kind switch
    {
        IdentityKind.ApplicationPoolIdentity when Parse(subject.UserSid) is { } pool => BuiltIn(pool, pool.ToString()),
        IdentityKind.ApplicationPoolIdentity => BuiltIn(ApplicationPoolSid.FromName(subject.ApplicationPool!), ApplicationPoolSid.AccountPrefix + subject.ApplicationPool),
        IdentityKind.NetworkService => BuiltIn(WellKnownSids.NetworkService),
        IdentityKind.LocalService => BuiltIn(WellKnownSids.LocalService),
        IdentityKind.LocalSystem => BuiltIn(WellKnownSids.System),
        IdentityKind.Iusr => BuiltIn(WellKnownSids.Iusr),
        IdentityKind.AnonymousLogon => BuiltIn(WellKnownSids.AnonymousLogon),
        _ => Named(subject.UserName!, subject.UserSid),
    };

    private static TokenAccount BuiltIn(SecurityIdentifier sid, string? name = null) =>
        new() { Name = name ?? WellKnownSids.Find(sid)!.Name, Sid = sid, Locality = AccountLocality.BuiltIn };

    private TokenAccount Named(string name, string? knownSid)
    {
        var fact = facts.FindAccount(name) ?? (knownSid is null ? null : facts.FindAccount(knownSid));
        var sid = Parse(knownSid) ?? Parse(fact?.Sid) ?? WellKnownSids.FindByName(name)?.Sid;
        var locality = LocalityOf(sid, fact?.Name ?? name);
        return new()
        {
            Name = fact?.Name ?? name,
            Sid = sid,
            Locality = locality,
            DomainGroups = [.. (fact?.DomainGroups ?? []).Select(Parse).Where(group => group is not null).Select(group => group!)],
            DomainGroupsKnown = locality is AccountLocality.Local or AccountLocality.BuiltIn || fact?.DomainGroups is not null,
        };
    }

    private AccountLocality LocalityOf(SecurityIdentifier? sid, string name)
    {
        if (sid is not null && !sid.IsAccount)
            return AccountLocality.BuiltIn;
        if (sid is not null && _machine is not null)
            return sid.AccountDomain == _machine ? AccountLocality.Local : AccountLocality.Domain;

        var at = name.LastIndexOf('\\');
        if (at < 0)
            return name.LastIndexOf('@') > 0 ? AccountLocality.Domain : AccountLocality.Unknown;
        var authority = name.Substring(0, at);
        var isServer = authority == "." || string.Equals(authority, facts.Server.Name, StringComparison.OrdinalIgnoreCase);
        return isServer ? AccountLocality.Local : AccountLocality.Domain;
    }

    private static SecurityIdentifier? Parse(string? text) => SecurityIdentifier.TryParse(text, out var sid) ? sid : null;
}
