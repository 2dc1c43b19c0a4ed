using System.Globalization;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

/// <summary>HTTPERR 400 URL: a part of the path is longer than HTTP.sys takes (KB 820129).</summary>
internal sealed class PathSegmentRule : ICauseRule
{
    private const string Id = "HTTP-SEGMENT";
    private const string Parameters = @"HKLM\SYSTEM\CurrentControlSet\Services\HTTP\Parameters!";
    private const int DefaultLength = 260;
    private const int DefaultCount = 255;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Request.Url.Length == 0)
            yield break;
        var path = refusal.Request.Url.Split('?')[0];
        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var longest = segments.Length == 0 ? 0 : segments.Max(segment => segment.Length);
        var (length, isLengthKnown) = Limit(refusal, "UrlSegmentMaxLength", DefaultLength);
        var (count, isCountKnown) = Limit(refusal, "UrlSegmentMaxCount", DefaultCount);
        var isTooLong = length > 0 && longest > length;
        if (!isTooLong && segments.Length <= count)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new CauseFinding(Id, (isTooLong ? isLengthKnown : isCountKnown) ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = [isTooLong ? FormattableString.Invariant($"A part of the path has {longest} characters; HTTP.sys takes {length}.") : FormattableString.Invariant($"The path has {segments.Length} parts; HTTP.sys takes {count}.")],
        };
    }

    private static (long Limit, bool IsKnown) Limit(RefusalCase refusal, string name, long usual) => refusal.Switch(Parameters + name) switch
    {
        null => (usual, false),
        "" => (usual, true),
        var text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? (set, true) : (usual, false),
    };
}
