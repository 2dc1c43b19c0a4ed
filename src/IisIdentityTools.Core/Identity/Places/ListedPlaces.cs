using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Identity.Places;

/// <summary>Remembers what was answered for the places of an application, so that a deeper place is listed only when its answer differs.</summary>
internal sealed class ListedPlaces
{
    private readonly List<(string Path, string Signature)> _listed = [];

    /// <summary>Notes the answers of a place and gives them.</summary>
    public IReadOnlyList<EffectiveIdentity> Keep(string path, IEnumerable<EffectiveIdentity> answers)
    {
        var kept = answers.ToArray();
        _listed.Add((path, Signature(kept)));
        return kept;
    }

    /// <summary>Notes the answers of a deeper place; gives none when they are those of the nearest place above it.</summary>
    public IReadOnlyList<EffectiveIdentity> KeepIfDifferent(string path, IEnumerable<EffectiveIdentity> answers)
    {
        var above = _listed.Where(other => UrlPath.IsAtOrBelow(path, other.Path)).OrderByDescending(other => other.Path.Length).FirstOrDefault();
        var kept = Keep(path, answers);
        return _listed[_listed.Count - 1].Signature == above.Signature ? [] : kept;
    }

    private static string Signature(IEnumerable<EffectiveIdentity> answers) => string.Join("\n", answers.Select(answer => string.Join(
        "|",
        answer.HandlerKind,
        answer.Authentication,
        answer.ProcessIdentity,
        answer.RequestIdentity,
        answer.CodeIdentity,
        answer.ContentIdentity,
        answer.ConfigurationIdentity,
        answer.FileAuthorizationIdentity,
        answer.Certainty,
        string.Join(";", answer.Problems.Select(problem => $"{problem.Status}@{problem.File}:{problem.Line}")))));
}
