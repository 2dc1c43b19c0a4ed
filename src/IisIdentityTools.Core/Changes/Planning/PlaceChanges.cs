using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Holds the answers of two configurations of one server against each other.</summary>
internal static class PlaceChanges
{
    /// <summary>The answers that differ, in the order of the configuration.</summary>
    public static IReadOnlyList<PlaceChange> Between(IReadOnlyList<EffectiveIdentity> before, IReadOnlyList<EffectiveIdentity> after)
    {
        var (old, made) = (before.ToLookup(Key), after.ToLookup(Key));
        var changes = after.Select(answer => new PlaceChange(Counterpart(answer, old), answer))
            .Concat(before.Where(answer => !made.Contains(Key(answer))).Select(answer => new PlaceChange(answer, Counterpart(answer, made))));
        return changes.Where(change => change.IsChanged).ToArray();
    }

    /// <summary>The answers of a configuration.</summary>
    public static IReadOnlyList<EffectiveIdentity> Answers(ServerConfiguration configuration, IdentityQuery query, CancellationToken cancellation) =>
        new EffectiveIdentityResolver(configuration).Resolve(query, _ => { }, cancellation).ToArray();

    // A place below another one is listed only where its answer differs: where it is not, that of the place above holds.
    private static EffectiveIdentity? Counterpart(EffectiveIdentity answer, ILookup<(string, string, string, HandlerKind, AuthenticationKind), EffectiveIdentity> others)
    {
        var (site, application, path, kind, authentication) = Key(answer);
        for (var at = path; at.Length > 0; at = at == "/" ? "" : at.LastIndexOf('/') is var cut and > 0 ? at.Substring(0, cut) : "/")
        {
            var found = others[(site, application, at, kind, authentication)];
            if (found.FirstOrDefault(each => each.HandlerName == answer.HandlerName) is { } same)
                return same;
            if (found.FirstOrDefault() is { } any)
                return any;
        }

        return null;
    }

    private static (string, string, string, HandlerKind, AuthenticationKind) Key(EffectiveIdentity answer) =>
        (answer.Site.ToUpperInvariant(), answer.Application.ToUpperInvariant(), answer.Path.ToUpperInvariant(), answer.HandlerKind, answer.Authentication);
}
