using System.Globalization;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Files;

/// <summary>The path itself: too long for who opens it, or one that a 32-bit process sees elsewhere.</summary>
internal sealed class PathRule : ICauseRule
{
    private const string TooLong = "PATH-LONG";
    private const string Redirected = "PATH-WOW64";
    private const int LongestPath = 259; // MAX_PATH is 260 with the terminating null.
    private const int DefaultUrlLength = 260;

    public IReadOnlyList<string> Ids { get; } = [TooLong, Redirected];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts })
            yield break;
        yield return Length(refusal, place);
        yield return System32(place, facts);
    }

    private static CauseFinding Length(RefusalCase refusal, CasePlace place)
    {
        var limit = place.Value("system.web/httpRuntime", "maxUrlLength");
        var longest = (int)limit.Number(DefaultUrlLength);
        var isAspNet = place.Handler is HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf;
        // ASP.NET counts the path with its leading slash, without the query.
        if (refusal.Is(400) && isAspNet && place.UrlPath.Length > longest)
            return Finding(CauseVerdict.Proved, "", $"The path of the URL has {Text(place.UrlPath.Length)} characters, and httpRuntime/@maxUrlLength allows {Text(longest)}.", "Raise maxUrlLength for this path, or shorten the URL.", limit);
        if (place.PhysicalPath.Length > LongestPath)
            return Finding(refusal.Win32 is 3 or 123 or 206 ? CauseVerdict.Proved : CauseVerdict.Consistent, place.PhysicalPath, $"The physical path has {Text(place.PhysicalPath.Length)} characters: programs that do not ask for more stop at {Text(LongestPath)}.", "Move the content to a shorter root folder.", null);
        return CauseFinding.Refuted(TooLong);
    }

    private static CauseFinding System32(CasePlace place, IServerFacts facts)
    {
        if (!place.Worker.Is32Bit || facts.GetEnvironmentVariable("windir") is not { } windows || place.PhysicalPath.Length == 0)
            return place.Worker.Is32Bit ? new(Redirected, CauseVerdict.Possible) : CauseFinding.Refuted(Redirected);
        var folder = WindowsPath.Combine(windows, "System32");
        // Some folders below are not redirected; content lies in none of them.
        return !WindowsPath.IsAtOrBelow(place.PhysicalPath, folder) ? CauseFinding.Refuted(Redirected) : new CauseFinding(Redirected, CauseVerdict.Proved)
        {
            Path = place.PhysicalPath,
            Because = [$"The pool '{place.Worker.Pool}' runs 32 bits, so Windows shows it SysWOW64 in place of '{folder}': '{place.PhysicalPath}' is not there for it."],
            Fix = $"Move the content out of '{folder}'.",
        }.At(place.VirtualDirectory.PhysicalPath);
    }

    private static CauseFinding Finding(CauseVerdict verdict, string path, string sentence, string fix, EffectiveValue? setting) =>
        new CauseFinding(TooLong, verdict) { Path = path, Because = [sentence], Fix = fix }.At(setting?.Source);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
