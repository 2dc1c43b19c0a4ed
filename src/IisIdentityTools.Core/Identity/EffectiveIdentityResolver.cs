using IisIdentityTools.Configuration;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Identity;

/// <summary>Answers who requests run as, from the facts of one server.</summary>
public sealed class EffectiveIdentityResolver
{
    private readonly AccountDirectory _accounts;

    /// <summary>Makes a resolver over a server's configuration.</summary>
    public EffectiveIdentityResolver(ServerConfiguration configuration)
    {
        Configuration = configuration;
        _accounts = new AccountDirectory(configuration.Facts);
    }

    /// <summary>The configuration that answers come from.</summary>
    public ServerConfiguration Configuration { get; }

    /// <summary>
    /// Streams the answers, one for each place, handler kind and way of authenticating, in configuration order. Places are the
    /// virtual directories of each application and, below them, the paths whose answer differs. A name in the query that matches
    /// nothing is handed to <paramref name="onMissing"/> and the rest is answered.
    /// </summary>
    /// <param name="query">What is asked.</param>
    /// <param name="onMissing">Called for each name of the query that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<EffectiveIdentity> Resolve(IdentityQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var report = onMissing ?? (error => throw error);
        var run = new ResolverRun(Configuration, _accounts, query, report, cancellation);
        var answers = query.Urls is { Count: > 0 } || query.Paths is { Count: > 0 } ? run.Asked() : run.All();
        return query.HandlerKinds is { Count: > 0 } kinds ? answers.Where(answer => kinds.Contains(answer.HandlerKind)) : answers;
    }
}
