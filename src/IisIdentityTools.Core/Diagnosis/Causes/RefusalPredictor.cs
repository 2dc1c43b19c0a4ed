using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes.Predictions;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>
/// Tells which requests a server will refuse before anybody makes them. Whatever looks suspicious is asked of the same rules that explain refusals, and only
/// what they prove is told. Not for use from several threads at once.
/// </summary>
public sealed class RefusalPredictor
{
    private readonly ServerConfiguration _configuration;
    private readonly EffectiveIdentityResolver _identities;
    private readonly FolderAccessResolver _access;
    private readonly RefusalResolver _refusals;

    /// <summary>Makes a predictor over a server's configuration.</summary>
    public RefusalPredictor(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _identities = new EffectiveIdentityResolver(configuration);
        _access = new FolderAccessResolver(configuration);
        _refusals = new RefusalResolver(configuration);
    }

    /// <summary>Streams the predictions, place by place in the order of the configuration, each once.</summary>
    /// <param name="query">Where to look.</param>
    /// <param name="onMissing">Called for each name that matches nothing, and for folders that cannot be listed; when null, the error is thrown.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<RefusalExplanation> Predict(PredictionQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var unseen = new UnseenFolders();
        var report = onMissing is null ? unseen.Over(error => throw error) : unseen.Over(onMissing);
        var told = new HashSet<(string, string, string)>();
        var places = _identities.Resolve(new IdentityQuery { Sites = query.Sites, Applications = query.Applications, User = query.User }, report, cancellation);
        foreach (var place in Grouped(places))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var suspicion in Suspicions(place, query, report, cancellation))
            {
                foreach (var explanation in _refusals.Resolve(suspicion, _ => { }).Where(IsProved))
                    if (told.Add((explanation.Site.ToUpperInvariant(), explanation.CauseId, Subject(explanation))))
                        yield return explanation;
            }
        }

        if (unseen.Summary is { } summary)
            onMissing?.Invoke(summary);
    }

    private IEnumerable<RefusedRequest> Suspicions(EffectiveIdentity[] answers, PredictionQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
    {
        var place = answers[0];
        // A place that its configuration refuses serves nothing: its files are not looked at.
        var refused = answers.Where(answer => answer.Certainty == AnswerCertainty.Refused).ToArray();
        foreach (var problem in refused.SelectMany(answer => answer.Problems).Where(problem => problem.Status.Length > 0))
            if (SuspectedRequest.Of(place, place.Path, problem.HResult.Length > 0 ? $"{problem.Status}/{problem.HResult}" : problem.Status, query) is { } request)
                yield return request;
        if (refused.Length == answers.Length || place.PhysicalPath.Length == 0)
            yield break;
        foreach (var request in Denied(place, query, report, cancellation).Concat(Unserved(place, query, cancellation)))
            yield return request;
    }

    /// <summary>What the permissions of the folder, and of what lies in it, refuse to those who need it.</summary>
    private IEnumerable<RefusedRequest> Denied(EffectiveIdentity place, PredictionQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
    {
        var questions = new FolderAccessQuery { Sites = [place.Site], Paths = [place.Path], User = query.User, Recurse = query.Recurse, OnProgress = query.OnProgress };
        var content = new ContentOfPlace(_configuration, place);
        var above = new HashSet<(string Path, AccessRoles Roles, string Subject)>();
        foreach (var (question, access) in _access.Ask(questions, report, cancellation))
        {
            if (access.Verdict != Security.AccessVerdict.Denied || content.UrlOf(access.Path) is not { } url)
                continue;
            var key = access.Path.ToUpperInvariant();
            above.Add((key, question.Roles, question.Subject.Name));
            // What lies in a folder that is refused is refused for the same reason.
            if (WindowsPath.Parent(access.Path) is { } parent && above.Contains((parent.ToUpperInvariant(), question.Roles, question.Subject.Name)))
                continue;
            foreach (var status in Statuses(question.Roles, access.Kind))
                if (SuspectedRequest.Of(place, url, status, query) is { } request)
                    yield return request;
        }
    }

    private static IEnumerable<string> Statuses(AccessRoles roles, PathKind kind)
    {
        if ((roles & AccessRoles.Configuration) != 0 && kind != PathKind.File)
            yield return "500.19.5";
        if ((roles & AccessRoles.FileAuthorization) != 0)
            yield return "401.3.0";
        if ((roles & AccessRoles.Content) != 0)
            yield return "401.3.5";
    }

    /// <summary>What no handler serves: the folder without a default document, one file of each extension.</summary>
    private IEnumerable<RefusedRequest> Unserved(EffectiveIdentity place, PredictionQuery query, CancellationToken cancellation)
    {
        var content = new ContentOfPlace(_configuration, place);
        if (content.IsRoot && SuspectedRequest.Of(place, place.Path == "/" ? "/" : place.Path + "/", "403.14.0", query) is { } root)
            yield return root;
        if (!content.IsRoot)
            yield break;
        foreach (var url in content.OneOfEachExtension(query.Recurse, cancellation))
            foreach (var status in new[] { "404.3.50", "404.2.1260" })
                if (SuspectedRequest.Of(place, url, status, query) is { } request)
                    yield return request;
    }

    private static bool IsProved(RefusalExplanation explanation) => explanation.Causes.Count > 0 && explanation.Confidence == CauseConfidence.Proved;

    /// <summary>One cause at one object is told once, however many places inherit it.</summary>
    private static string Subject(RefusalExplanation explanation)
    {
        var cause = explanation.Causes[0];
        return $"{cause.File}|{cause.Line}|{cause.Path.ToUpperInvariant()}|{cause.Identity.ToUpperInvariant()}|{(cause.File.Length + cause.Path.Length == 0 || cause.File.Length > 0 && cause.Line == 0 ? explanation.Url.ToUpperInvariant() : "")}";
    }

    private static IEnumerable<EffectiveIdentity[]> Grouped(IEnumerable<EffectiveIdentity> answers)
    {
        var current = new List<EffectiveIdentity>();
        foreach (var answer in answers)
        {
            if (current.Count > 0 && (current[0].Site != answer.Site || current[0].Path != answer.Path))
            {
                yield return current.ToArray();
                current.Clear();
            }

            current.Add(answer);
        }

        if (current.Count > 0)
            yield return current.ToArray();
    }
}
