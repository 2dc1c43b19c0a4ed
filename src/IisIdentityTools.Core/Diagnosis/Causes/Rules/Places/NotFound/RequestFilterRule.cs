using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>404.5 to .20, 413.1, 431: which setting of request filtering refuses the URL (rule D4).</summary>
internal sealed class RequestFilterRule : ICauseRule
{
    private const string Id = "N404-FILTER";
    private const string WebDavId = "DAV-FILTER";
    private const int DoubleEscape = 11;
    private const int TooManySegments = 20;
    private const string Section = "system.webServer/security/requestFiltering";

    // What neither a log nor a snapshot shows of a request.
    private static readonly Dictionary<int, (string Of, string Attribute, string What)> s_limits = new()
    {
        [1] = ("requestLimits", "maxAllowedContentLength", "the length of its content"),
        [13] = ("requestLimits", "maxAllowedContentLength", "the length of its content"),
        [14] = ("requestLimits", "maxUrl", "the length of its path"),
        [15] = ("requestLimits", "maxQueryString", "the length of its query"),
    };

    public IReadOnlyList<string> Ids { get; } = [Id, WebDavId];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Server: { } server })
            yield break;
        var section = place.Level.GetSection(Section);
        var request = refusal.Request;
        var cut = request.Url.IndexOf('?');
        var path = cut < 0 ? request.Url : request.Url.Substring(0, cut);
        var query = cut < 0 ? request.Query : request.Url.Substring(cut + 1);
        var isWebDav = place.Handler == HandlerKind.WebDav;
        var matches = request.StatusCode != 404 ? [] : new RequestFilter(section, path, query, request.Verb).Matches().Concat(Segments(server, place, path)).Where(match => match.AppliesToWebDav || !isWebDav).ToArray();
        // Logs write a space as a plus sign, and people type URLs escaped: only with its sub-status do these characters say something.
        var fitting = Array.FindAll(matches, match => request.SubStatus < 0 ? match.SubStatus != DoubleEscape : match.SubStatus == request.SubStatus);
        foreach (var match in fitting)
            yield return Proved(place, match, path);
        if (isWebDav && Array.Find(fitting, match => match.SubStatus is 6 or 7 or 8) is { } ofWebDav)
            yield return new CauseFinding(WebDavId, CauseVerdict.Proved)
            {
                Because = [$"Request filtering refuses '{path}' for {ofWebDav.Says}, and applyToWebDAV is true."],
            }.At(ofWebDav.Source);
        else
            yield return CauseFinding.Refuted(WebDavId);
        if (fitting.Length == 0)
            yield return request.SubStatus < 0 ? CauseFinding.Refuted(Id) : Unseen(place, section, request);
    }

    private static IEnumerable<FilterMatch> Segments(CaseServer server, CasePlace place, string path)
    {
        var limit = SiteLimit.Of(server, place.Site, "maxUrlSegments");
        var count = path.Split('/').Count(segment => segment.Length > 0);
        if (count > limit.Number(long.MaxValue))
            yield return new(TooManySegments, FormattableString.Invariant($"its {count} segments, more than limits/@maxUrlSegments={limit.Text} of the site"), limit.Source, "");
    }

    private static CauseFinding Proved(CasePlace place, FilterMatch match, string path) => new CauseFinding(Id, CauseVerdict.Proved)
    {
        Because = [$"Request filtering refuses '{path}' with 404.{match.SubStatus} for {match.Says}."],
        Fix = $"Use another name in the URL; or, if it is meant to be served, change that one rule at '{place.ConfigurationPath}'.",
        Command = match.Setting.Length == 0 ? "" : CommandText.AppCmd(place.ConfigurationPath, Section, match.Setting.IndexOf('[') >= 0 ? $"\"{match.Setting}\"" : match.Setting),
        SideEffect = "The rule then no longer protects what it was made for at that place.",
    }.At(match.Source);

    private static CauseFinding Unseen(CasePlace place, EffectiveSection section, RefusedRequest request)
    {
        if (s_limits.TryGetValue(request.SubStatus, out var limit) && section.Element.Child(limit.Of).Get(limit.Attribute) is { } value)
            return new CauseFinding(Id, CauseVerdict.Consistent)
            {
                Because = [$"Request filtering at '{place.ConfigurationPath}' allows {limit.Attribute}={value.Text}; {limit.What} is not known."],
                ToProve = [$"How large {limit.What} is: cs-bytes in the log, or the client."],
            }.At(value);
        var headers = section.Element.Child("requestLimits").Child("headerLimits").Items;
        if ((request.SubStatus == 10 || request.StatusCode == 431) && headers.Count > 0)
            return new CauseFinding(Id, CauseVerdict.Consistent)
            {
                Because = [$"Request filtering at '{place.ConfigurationPath}' limits {string.Join(", ", headers.Select(item => $"{item.Get("header").Text} to {item.Get("sizeLimit").Text} bytes"))}."],
                ToProve = ["The headers of the request: a failed request trace."],
            }.At(headers[0].Source);
        return new(Id, CauseVerdict.Possible)
        {
            Because = [$"The captured settings of request filtering do not refuse '{request.Url}' so: the URL came in another form, or they were changed since."],
        };
    }
}
