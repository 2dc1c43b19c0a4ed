using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Answers what a token of an identity of the server holds, and why (rules C1 to C4).</summary>
public sealed class IdentityTokenResolver
{
    private readonly ServerConfiguration _configuration;
    private readonly IdentityTokenBuilder _builder;
    private readonly ConfiguredAccounts _accounts;

    /// <summary>Makes a resolver over a server's configuration.</summary>
    public IdentityTokenResolver(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _builder = new IdentityTokenBuilder(configuration.Facts);
        _accounts = new ConfiguredAccounts(configuration);
    }

    /// <summary>Streams the tokens asked for.</summary>
    /// <param name="query">Whose tokens.</param>
    /// <param name="onMissing">Called for each name that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<IdentityToken> Resolve(TokenQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var report = onMissing ?? (error => throw error);
        var subjects = query.Identities is { Count: > 0 } || query.ApplicationPools is { Count: > 0 }
            ? Asked(query, report)
            : _configuration.ApplicationPools.SelectMany(Worker).Concat(_accounts.AnonymousUsers());
        foreach (var subject in subjects)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return _builder.Build(subject);
        }
    }

    private IEnumerable<TokenSubject> Asked(TokenQuery query, Action<IdentityQueryException> report)
    {
        foreach (var pattern in query.ApplicationPools ?? [])
            foreach (var subject in Pools(pattern, report))
                yield return subject;
        foreach (var identity in query.Identities ?? [])
            foreach (var subject in Identity(identity.Trim(), report))
                yield return subject;
    }

    private IEnumerable<TokenSubject> Pools(string pattern, Action<IdentityQueryException> report)
    {
        var exact = _configuration.FindApplicationPool(pattern);
        var found = exact is not null ? [exact] : _configuration.ApplicationPools.Where(pool => Wildcard.Matches(pattern, pool.Name)).ToArray();
        if (found.Length == 0 && !Wildcard.Has(pattern))
            report(MissingPool(pattern));
        return found.SelectMany(Worker);
    }

    private IdentityQueryException MissingPool(string name) => new(
        "ApplicationPoolNotFound",
        name,
        $"There is no application pool '{name}' on {_configuration.Facts.Server.Name} ({_configuration.Facts.Source}).{Suggestion.For(name, _configuration.ApplicationPoolNames)}");

    private IEnumerable<TokenSubject> Identity(string identity, Action<IdentityQueryException> report)
    {
        if (!_configuration.IsKnown && StockWorker.Of(identity) is { } stock)
            return [stock];
        if (FindPoolOf(identity) is { } pool)
            return Worker(pool);
        SecurityIdentifier.TryParse(identity, out var sid);
        var known = WellKnownSids.FindByName(identity) ?? (sid is null ? null : WellKnownSids.Find(sid));
        if (known is not null)
            return WellKnown(known, report);
        var used = _accounts.Find(identity).ToArray();
        if (used.Length > 0)
            return used;
        if (_configuration.Facts.FindAccount(identity) is { } account)
            return [TokenSubject.WindowsUser(account.Name, userSid: account.Sid)];
        if (!ApplicationPoolSid.TryFromAccountName(identity, out _) && (identity.IndexOf('\\') > 0 || identity.IndexOf('@') > 0))
            return [TokenSubject.WindowsUser(identity)];
        if (sid is { IsAccount: true })
            return [TokenSubject.WindowsUser(sid.ToString(), userSid: sid.ToString())];
        report(Missing(identity));
        return [];
    }

    /// <summary>A pool by its virtual account, its SID or its bare name.</summary>
    private ApplicationPoolDefinition? FindPoolOf(string identity)
    {
        if (ApplicationPoolSid.TryFromAccountName(identity, out _))
            return _configuration.FindApplicationPool(identity.Substring(ApplicationPoolSid.AccountPrefix.Length));
        return SecurityIdentifier.TryParse(identity, out var sid) && ApplicationPoolSid.IsPoolSid(sid)
            ? _configuration.ApplicationPools.FirstOrDefault(pool => ApplicationPoolSid.FromName(pool.Name) == sid)
            : _configuration.FindApplicationPool(identity);
    }

    private IEnumerable<TokenSubject> WellKnown(WellKnownSid known, Action<IdentityQueryException> report)
    {
        if (known.Sid == WellKnownSids.Iusr)
            return [TokenSubject.AnonymousIusr()];
        if (known.Sid == WellKnownSids.AnonymousLogon)
            return [TokenSubject.AnonymousLogon()];
        var pools = _configuration.ApplicationPools.Where(pool => WorkerSubject.BuiltInSid(pool) == known.Sid).SelectMany(Worker).ToArray();
        if (pools.Length == 0)
            report(new IdentityQueryException("IdentityNotFound", known.Name, $"No application pool of {_configuration.Facts.Server.DisplayName} runs as {known.Name}, and no request gets it as its user, so there is no token of it to show."));
        return pools;
    }

    private IdentityQueryException Missing(string identity) => new(
        "IdentityNotFound",
        identity,
        $"There is no pool, account or well-known identity '{identity}' among the facts of {_configuration.Facts.Server.DisplayName} ({_configuration.Facts.Source}). Write a domain user as DOMAIN\\name, a pool as IIS AppPool\\name.{Suggestion.For(identity, SuggestedFor(identity))}");

    private IEnumerable<string> SuggestedFor(string identity) => ApplicationPoolSid.TryFromAccountName(identity, out _)
        ? _configuration.ApplicationPoolNames.Select(name => ApplicationPoolSid.AccountPrefix + name)
        : _configuration.ApplicationPoolNames.Append("IUSR");

    private IEnumerable<TokenSubject> Worker(ApplicationPoolDefinition pool) => WorkerSubject.Of(pool) is { } subject ? [subject] : [];
}
