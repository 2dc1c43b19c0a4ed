using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes.Planning;

/// <summary>One answer before and after a change; null where there is no such answer.</summary>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
internal sealed record PlaceChange(EffectiveIdentity? Before, EffectiveIdentity? After)
{
    private static readonly (AccessRoles Role, Func<RequestIdentities, ResolvedIdentity> Of)[] s_parts =
    [
        (AccessRoles.Code, who => who.Code),
        (AccessRoles.Content, who => who.Content),
        (AccessRoles.Configuration, who => who.Configuration),
        (AccessRoles.FileAuthorization, who => who.FileAuthorization),
    ];

    /// <summary>The answer that says where it is.</summary>
    public EffectiveIdentity Place => After ?? Before!;

    /// <summary>True when somebody else does a part of the work, or the requests begin to be refused.</summary>
    public bool IsChanged => Before is null || After is null || Row().HasChanges;

    /// <summary>The parts that somebody else does afterwards, with who does them before and after.</summary>
    public IEnumerable<(AccessRoles Role, ResolvedIdentity Before, ResolvedIdentity After)> ChangedParts()
    {
        if (Before is null || After is null)
            yield break;
        foreach (var (role, of) in s_parts)
        {
            var (old, made) = (of(Before.Identities), of(After.Identities));
            if (!string.Equals(old.Name, made.Name, StringComparison.OrdinalIgnoreCase) && old.Kind != IdentityKind.None && made.Kind != IdentityKind.None)
                yield return (role, old, made);
        }
    }

    /// <summary>The change for people.</summary>
    public PredictedIdentity ToPrediction() => Row().Prediction;

    private (PredictedIdentity Prediction, bool HasChanges) Row()
    {
        var row = new PredictedIdentity
        {
            Site = Place.Site,
            Application = Place.Application,
            Path = Place.Path,
            HandlerKind = Place.HandlerKind,
            Authentication = Place.Authentication,
            RequestBefore = Before?.RequestIdentity ?? "",
            RequestAfter = After?.RequestIdentity ?? "",
            CodeBefore = Before?.CodeIdentity ?? "",
            CodeAfter = After?.CodeIdentity ?? "",
            ContentBefore = Before?.ContentIdentity ?? "",
            ContentAfter = After?.ContentIdentity ?? "",
            NetworkBefore = Before?.NetworkIdentity ?? "",
            NetworkAfter = After?.NetworkIdentity ?? "",
            Problems = NewProblems().Select(problem => problem.ToString()).ToArray(),
        };
        return (row, row.Problems.Count > 0 || row.RequestBefore != row.RequestAfter || row.CodeBefore != row.CodeAfter || row.ContentBefore != row.ContentAfter || row.NetworkBefore != row.NetworkAfter);
    }

    /// <summary>What makes IIS refuse the requests afterwards, and did not before. Compared by what they are about: lines move when a file is edited.</summary>
    public IEnumerable<ConfigurationProblem> NewProblems()
    {
        var known = new HashSet<(string, string, string, string)>((Before?.Problems ?? []).Select(Key));
        return (After?.Problems ?? []).Where(problem => !known.Contains(Key(problem)));
    }

    private static (string, string, string, string) Key(ConfigurationProblem problem) => (problem.Status, problem.HResult, problem.Section, problem.File);
}
