using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>The pool of a refusal with its account, its token and who holds which right.</summary>
internal sealed class CasePool
{
    private readonly CaseServer _server;
    private IdentityToken? _token;
    private bool _isTokenMade;

    private CasePool(CaseServer server, ApplicationPoolDefinition definition)
    {
        _server = server;
        Definition = definition;
        Identity = WorkerProcess.Of(definition, new AccountDirectory(server.Facts)).Identity;
    }

    /// <summary>Its configuration.</summary>
    public ApplicationPoolDefinition Definition { get; }

    /// <summary>Its name.</summary>
    public string Name => Definition.Name;

    /// <summary>What its process runs as.</summary>
    public ResolvedIdentity Identity { get; }

    /// <summary>True when it has an account of its own.</summary>
    public bool IsSpecificUser => Definition.IdentityType.Is("SpecificUser");

    /// <summary>True when WAS logs the account on as a service, else as a batch job.</summary>
    public bool IsServiceLogon => Definition.LogonType.Is("LogonService");

    /// <summary>The account as the server knew it; null when it was not captured, or the pool has none.</summary>
    public AccountFact? Account => IsSpecificUser && Definition.UserName.Text.Trim() is { Length: > 0 } user ? _server.Facts.FindAccount(user) : null;

    /// <summary>The worker process's token; null when there is none to model.</summary>
    public IdentityToken? Token
    {
        get
        {
            if (!_isTokenMade)
                _token = _server.Tokens.Resolve(new TokenQuery { ApplicationPools = [Name] }, _ => { }).FirstOrDefault(token => string.Equals(token.ApplicationPool, Name, StringComparison.OrdinalIgnoreCase));
            _isTokenMade = true;
            return _token;
        }
    }

    /// <summary>The pool of a refusal; null when it is not known.</summary>
    public static CasePool? Of(RefusalCase refusal)
    {
        if (refusal.Server is not { } server)
            return null;
        var definition = refusal.Place?.Worker.Definition ?? (refusal.Pool.Length > 0 ? server.Configuration.FindApplicationPool(refusal.Pool) : null);
        return definition is null ? null : new CasePool(server, definition);
    }

    /// <summary>How the token holds a right: through which SID, or not at all. Unknown when the right or some group was not captured.</summary>
    public (TokenGroupState State, string Holder) Holds(string right)
    {
        if (_server.Facts.GetUserRightHolders(right) is not { } holders || Token is not { } token)
            return (TokenGroupState.Unknown, "");
        var states = holders.Select(holder => SecurityIdentifier.TryParse(holder, out var sid) ? (State: token.StateOf(sid), Holder: holder) : (State: TokenGroupState.Unknown, Holder: holder)).ToArray();
        var held = Array.Find(states, each => each.State == TokenGroupState.Enabled);
        if (held.Holder is not null)
            return (TokenGroupState.Enabled, token.FindGroup(held.Holder)?.Name ?? held.Holder);
        return Array.Exists(states, each => each.State == TokenGroupState.Unknown) ? (TokenGroupState.Unknown, "") : (TokenGroupState.Absent, "");
    }
}
