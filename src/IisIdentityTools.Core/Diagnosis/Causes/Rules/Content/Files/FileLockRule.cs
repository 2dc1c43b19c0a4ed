using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Files;

/// <summary>Error 32: another program holds the file. Only a recording can show it, since it is over when facts are taken.</summary>
internal sealed class FileLockRule : ICauseRule
{
    private const string Content = "FILE-LOCK";
    private const string Configuration = "CFG-SHARE";
    private const long SharingViolation = 32;

    public IReadOnlyList<string> Ids { get; } = [Content, Configuration];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        var id = refusal.Is(500, 19) && refusal.Request.SubStatus == 19 ? Configuration : Content;
        if (refusal.ProcessMonitorEntries.FirstOrDefault(entry => string.Equals(entry.Result, "SHARING VIOLATION", StringComparison.OrdinalIgnoreCase)) is { } row)
            yield return Finding(id, row.Path, $"Another program held '{row.Path}' when {row.Process} opened it.", FormattableString.Invariant($"{row.File}:{row.Line}"));
        else if (refusal.Trace is { } trace && trace.FileAccesses.FirstOrDefault(access => IsSharingViolation(access.HResult)) is { } access)
            yield return Finding(id, access.Path, $"Another program held '{access.Path}' when it was opened.", FormattableString.Invariant($"{trace.File}:{access.Line}"));
        else if (refusal.Trace is { Errors.Count: > 0 } failed && IsSharingViolation(failed.Errors[0].HResult))
            yield return Finding(id, failed.PhysicalPath, $"{failed.Errors[0].Module} could not open a file that another program held.", FormattableString.Invariant($"{failed.File}:{failed.Errors[0].Line}"));
        else if (refusal.Win32 == SharingViolation)
            yield return Finding(id, refusal.Place?.PhysicalPath ?? "", "Another program held the file: the log has error code 32, which no permission leaves.", "") with { Verdict = CauseVerdict.Consistent };
    }

    private static bool IsSharingViolation(string hresult) => hresult.Length > 0 && StatusText.ErrorCode(hresult) is { } code && Win32Codes.AsLogged(code) == SharingViolation;

    private static CauseFinding Finding(string id, string path, string sentence, string where) => new(id, CauseVerdict.Proved)
    {
        Path = path,
        Because = [sentence],
        Evidence = where.Length == 0 ? [] : [where],
    };
}
