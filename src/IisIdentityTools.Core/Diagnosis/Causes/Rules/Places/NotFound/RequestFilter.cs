using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>
/// Evaluates requestFiltering for one URL (requestFiltering reference; rule D4). What a log does not show, headers and the length of the content, is left out.
/// </summary>
internal sealed class RequestFilter(EffectiveSection section, string path, string query, string verb)
{
    private const int HighBit = 0x80;

    private EffectiveElement Root => section.Element;

    /// <summary>Every setting that refuses the URL, in the order of their sub-statuses.</summary>
    public IEnumerable<FilterMatch> Matches() =>
        Sequences().Concat(Listed("verbs", "verb", verb, 6)).Concat(Listed("fileExtensions", "fileExtension", Extension(), 7)).Concat(Segments())
            .Concat(Characters()).Concat(Lengths()).Concat(QuerySequences()).Concat(Rules());

    private IEnumerable<FilterMatch> Sequences()
    {
        if (Root.Child("alwaysAllowedUrls").Items.Any(item => Same(item.Get("url").Text, path)))
            yield break;
        foreach (var item in Root.Child("denyUrlSequences").Items)
            if (Contains(path, item.Get("sequence").Text))
                yield return new(5, $"the denied sequence '{item.Get("sequence").Text}'", item.Source, $"-denyUrlSequences.[sequence='{item.Get("sequence").Text}']");
    }

    /// <summary>A list with exceptions: verbs and extensions.</summary>
    private IEnumerable<FilterMatch> Listed(string list, string attribute, string value, int subStatus)
    {
        if (value.Length == 0)
            yield break;
        var element = Root.Child(list);
        var applies = element.Get("applyToWebDAV").IsTrue;
        // Verbs are compared with their case, extensions without.
        var item = element.Items.FirstOrDefault(each => attribute == "verb" ? each.Get(attribute).Text == value : Same(each.Get(attribute).Text, value));
        if (item is not null && !item.Get("allowed").IsTrue)
            yield return new(subStatus, $"the entry '{value}' of {list}, which denies it", item.Source, $"{list}.[{attribute}='{item.Get(attribute).Text}'].allowed:true", applies);
        else if (item is null && !element.Get("allowUnlisted").IsTrue)
            yield return new(subStatus, $"{list}, which does not list '{value}' and allows nothing else", element.Get("allowUnlisted").Source, $"+{list}.[{attribute}='{value}',allowed='true']", applies);
    }

    private IEnumerable<FilterMatch> Segments()
    {
        var element = Root.Child("hiddenSegments");
        var segments = path.Split('/');
        foreach (var item in element.Items)
            if (segments.Contains(item.Get("segment").Text, StringComparer.OrdinalIgnoreCase))
                yield return new(8, $"the hidden segment '{item.Get("segment").Text}'", item.Source, $"-hiddenSegments.[segment='{item.Get("segment").Text}']", element.Get("applyToWebDAV").IsTrue);
    }

    private IEnumerable<FilterMatch> Characters()
    {
        var escaping = section.Get("allowDoubleEscaping");
        // A log shows the path decoded once: what is still escaped was so twice, and a plus sign counts as an escape.
        if (!escaping.IsTrue && path.IndexOfAny(['+', '%']) is var at and >= 0)
            yield return new(11, $"the character '{path[at]}' in its path, which is escaped twice to allowDoubleEscaping=false", escaping.Source, "allowDoubleEscaping:true");
        var high = section.Get("allowHighBitCharacters");
        if (!high.IsTrue && path.Any(character => character >= HighBit))
            yield return new(12, "a character above 0x7F in its path, with allowHighBitCharacters=false", high.Source, "allowHighBitCharacters:true");
    }

    private IEnumerable<FilterMatch> Lengths()
    {
        var limits = Root.Child("requestLimits");
        if (path.Length > limits.Get("maxUrl").Number(long.MaxValue))
            yield return new(14, FormattableString.Invariant($"its length of {path.Length} characters, more than maxUrl={limits.Get("maxUrl").Text}"), limits.Get("maxUrl").Source, FormattableString.Invariant($"requestLimits.maxUrl:{path.Length}"));
        if (query.Length > limits.Get("maxQueryString").Number(long.MaxValue))
            yield return new(15, FormattableString.Invariant($"its query of {query.Length} characters, more than maxQueryString={limits.Get("maxQueryString").Text}"), limits.Get("maxQueryString").Source, FormattableString.Invariant($"requestLimits.maxQueryString:{query.Length}"));
    }

    private IEnumerable<FilterMatch> QuerySequences()
    {
        if (Root.Child("alwaysAllowedQueryStrings").Items.Any(item => Same(item.Get("queryString").Text, query)))
            yield break;
        foreach (var item in Root.Child("denyQueryStringSequences").Items)
            if (Contains(query, item.Get("sequence").Text))
                yield return new(18, $"the denied sequence '{item.Get("sequence").Text}' in its query", item.Source, $"-denyQueryStringSequences.[sequence='{item.Get("sequence").Text}']");
    }

    private IEnumerable<FilterMatch> Rules()
    {
        foreach (var rule in Root.Child("filteringRules").Items)
        {
            var extensions = rule.Child("appliesTo").Items;
            if (extensions.Count > 0 && !extensions.Any(item => item.Get("fileExtension").Is(Extension())))
                continue;
            var found = rule.Child("denyStrings").Items.FirstOrDefault(item =>
                (rule.Get("scanUrl").IsTrue && Contains(path, item.Get("string").Text)) || (rule.Get("scanQueryString").IsTrue && Contains(query, item.Get("string").Text)));
            if (found is not null)
                yield return new(19, $"the text '{found.Get("string").Text}' that the filtering rule '{rule.Get("name").Text}' denies", found.Source ?? rule.Source, "");
        }
    }

    private string Extension()
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.Length == 0 ? "" : name.LastIndexOf('.') is var dot and >= 0 ? name.Substring(dot) : ".";
    }

    private static bool Contains(string text, string part) => part.Length > 0 && text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
