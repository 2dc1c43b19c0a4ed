using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes;

/// <summary>
/// Plans that anonymous requests run as the application pool, or as IUSR again (rules A4, A6, A7), and predicts what becomes of every
/// request and every file that the old identity could use.
/// </summary>
/// <param name="configuration">The server.</param>
public sealed class AnonymousUserPlanner(ServerConfiguration configuration)
{
    /// <summary>Plans the change. Nothing is written.</summary>
    /// <param name="query">What shall be.</param>
    /// <param name="onMissing">Called for each name that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Ends the planning.</param>
    /// <exception cref="ChangeException">NotEffective, EditImpossible, FileNotCaptured.</exception>
    /// <exception cref="IdentityQueryException">A name matches nothing and <paramref name="onMissing"/> is null.</exception>
    public ChangePlan Plan(AnonymousUserQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var targets = AnonymousTargets.Find(configuration, query, onMissing ?? (error => throw error)).ToArray();
        var draft = new PlanDraft(configuration, cancellation);
        var notes = new AnonymousEditor(draft, query.User).Edit(targets);
        var sites = targets.Select(target => target.Site.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var preflight = new AnonymousPreflight(draft, sites, cancellation);
        preflight.Compare();
        if (query.GrantMissingAccess)
            preflight.Grant();
        return PlanWriter.Write(draft, preflight.ToContent(Reason(query.User, targets), notes, query.Force), cancellation);
    }

    private static string Reason(AnonymousUser user, AnonymousTarget[] targets)
    {
        var places = targets.Length switch
        {
            0 => "no place",
            <= 3 => string.Join(", ", targets.Select(target => $"'{target.Name}'")),
            _ => FormattableString.Invariant($"{targets.Length} places"),
        };
        return $"Anonymous requests of {places} run as {(user == AnonymousUser.ApplicationPool ? "the application pool" : "IUSR")}.";
    }
}
