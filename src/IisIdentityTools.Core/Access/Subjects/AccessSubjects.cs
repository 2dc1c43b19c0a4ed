using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Rules;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Subjects;

/// <summary>Finds the token behind each identity of a server, once each, on the server itself and as a file server sees it (rules B7, C1).</summary>
internal sealed class AccessSubjects
{
    private readonly ServerConfiguration _configuration;
    private readonly IdentityTokenBuilder _builder;
    private readonly ConfiguredAccounts _accounts;
    private readonly NetworkIdentityRule _network;
    private readonly Dictionary<(string Name, IdentityKind Kind, string Pool), AccessSubject> _local = [];
    private readonly Dictionary<(string Name, IdentityKind Kind), AccessSubject> _remote = [];

    public AccessSubjects(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _builder = new IdentityTokenBuilder(configuration.Facts);
        _accounts = new ConfiguredAccounts(configuration);
        _network = new NetworkIdentityRule(configuration.Facts.Server);
    }

    /// <summary>The subject of one identity of an answer, on the server or on the network.</summary>
    public AccessSubject Of(EffectiveIdentity answer, ResolvedIdentity identity, bool isRemote)
    {
        if (isRemote)
            return Remote(_network.Of(identity, answer.Case), identity, answer.Authentication);
        var pool = IsSame(identity, answer.ProcessIdentity) ? answer.ApplicationPool : "";
        var key = (identity.Name, identity.Kind, pool);
        return _local.TryGetValue(key, out var known) ? known : _local[key] = Local(identity, pool, answer.Authentication);
    }

    /// <summary>The subject of a modelled token, on the server or on the network.</summary>
    public AccessSubject Of(IdentityToken token, bool isRemote)
    {
        var identity = new ResolvedIdentity(token.Identity, token.IdentitySid, token.Kind);
        return isRemote ? Remote(_network.OfKind(identity), identity, AuthenticationKind.Basic) : Modelled(token);
    }

    /// <summary>Whoever signs in, known only at request time.</summary>
    public AccessSubject OfCaller(bool isRemote) =>
        isRemote ? Remote(AccountDirectory.Caller, AccountDirectory.Caller, AuthenticationKind.Windows) : Local(AccountDirectory.Caller, "", AuthenticationKind.Windows);

    private AccessSubject Local(ResolvedIdentity identity, string pool, AuthenticationKind authentication)
    {
        if (Subject(identity, pool, authentication) is { } subject)
            return Modelled(_builder.Build(subject));
        // Of a caller who is not known yet the groups are known that every authenticated user has, and what these are members of.
        if (identity.Kind == IdentityKind.AuthenticatedUser)
            return Modelled(_builder.Build(TokenSubject.WindowsUser(identity.Name))) with { Note = "Who asks is known only at request time: name a user to have his rights checked." };
        return new AccessSubject(identity.Name, null, AccessTokens.Nobody(), null, "Who asks cannot be told from the configuration.");
    }

    private TokenSubject? Subject(ResolvedIdentity identity, string pool, AuthenticationKind authentication)
    {
        if (pool.Length > 0 && _configuration.FindApplicationPool(pool) is { } definition)
            return WorkerSubject.Of(definition);
        var isNamed = identity.Name.Length > 0 && identity.Name[0] != '(';
        return identity.Kind switch
        {
            IdentityKind.Iusr => TokenSubject.AnonymousIusr(),
            IdentityKind.AnonymousLogon => TokenSubject.AnonymousLogon(),
            IdentityKind.AnonymousAccount or IdentityKind.ConnectAsAccount when isNamed => Configured(identity),
            IdentityKind.ImpersonatedAccount when isNamed => TokenSubject.RequestUser(identity.Name, userSid: Sid(identity)),
            IdentityKind.AuthenticatedUser when isNamed && authentication is AuthenticationKind.Basic or AuthenticationKind.Digest => TokenSubject.RequestUser(identity.Name, userSid: Sid(identity)),
            IdentityKind.None or IdentityKind.Unknown => null,
            _ when isNamed => TokenSubject.WindowsUser(identity.Name, userSid: Sid(identity)),
            _ => null,
        };
    }

    /// <summary>An account that the configuration names logs on as it says there.</summary>
    private TokenSubject Configured(ResolvedIdentity identity) =>
        _accounts.Find(identity.Name).FirstOrDefault(subject => subject.Kind == identity.Kind)
        ?? (identity.Kind == IdentityKind.ConnectAsAccount ? TokenSubject.ConnectAs(identity.Name, userSid: Sid(identity)) : TokenSubject.AnonymousAccount(identity.Name, userSid: Sid(identity)));

    private AccessSubject Modelled(IdentityToken token) =>
        new(token.Identity, SecurityIdentifier.TryParse(token.IdentitySid, out var sid) ? sid : null, token.ToAccessToken(), token, "") { FindName = NameOf };

    private AccessSubject Remote(ResolvedIdentity face, ResolvedIdentity actor, AuthenticationKind authentication)
    {
        var key = (face.Name, face.Kind);
        if (!_remote.TryGetValue(key, out var subject))
            _remote[key] = subject = MakeRemote(face);
        var note = face.Kind == IdentityKind.AuthenticatedUser && authentication is not (AuthenticationKind.Basic or AuthenticationKind.Digest)
            ? "The file server knows the caller only where Kerberos delegation is set up; otherwise it sees an anonymous caller."
            : IsSame(face, actor.Name) ? "" : $"The file server sees {face.Name} instead of {actor.Name}.";
        return subject with { Note = string.Join(" ", new[] { note, subject.Note }.Where(text => text.Length > 0)) };
    }

    private AccessSubject MakeRemote(ResolvedIdentity face)
    {
        if (face.Kind == IdentityKind.AnonymousLogon)
            return new AccessSubject(face.Name, WellKnownSids.AnonymousLogon, AccessTokens.AnonymousOnNetwork(), null, "An anonymous caller has no group there, unless the file server was told to let such callers in.");
        var sid = SecurityIdentifier.TryParse(face.Sid, out var parsed) ? parsed : null;
        return new AccessSubject(face.Name, sid, AccessTokens.OnFileServer(sid, _configuration.Facts), null, sid is null ? $"The SID of {face.Name} was not captured." : "") { FindName = NameOf };
    }

    private string? NameOf(SecurityIdentifier sid) => _configuration.Facts.FindAccount(sid.ToString())?.Name;

    private static string? Sid(ResolvedIdentity identity) => identity.Sid.Length == 0 ? null : identity.Sid;

    private static bool IsSame(ResolvedIdentity identity, string name) => string.Equals(identity.Name, name, StringComparison.OrdinalIgnoreCase);
}
