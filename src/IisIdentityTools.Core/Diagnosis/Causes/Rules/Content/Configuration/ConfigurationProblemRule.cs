using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;

/// <summary>500.19 and 500.2x by what the configuration itself offends against: file and line of each offence with the code that was logged (rule A8).</summary>
internal sealed class ConfigurationProblemRule : ICauseRule
{
    private static readonly (string Id, ConfigurationFault Fault)[] s_faults =
    [
        ("CFG-LOCKED", ConfigurationFault.Locked),
        ("CFG-LOCKITEM", ConfigurationFault.LockedItem),
        ("CFG-XML", ConfigurationFault.Malformed),
        ("CFG-UNKNOWN", ConfigurationFault.UnknownName),
        ("CFG-VALUE", ConfigurationFault.BadValue),
        ("CFG-DUP", ConfigurationFault.Duplicate),
        ("CFG-SECENC", ConfigurationFault.EncryptedSection),
        ("CFG-NODIR", ConfigurationFault.MissingFolder),
    ];

    private static readonly (string Id, string Status)[] s_statuses = [("PIPE-MODULES22", "500.22"), ("PIPE-HANDLERS23", "500.23"), ("PIPE-IDENTITY24", "500.24")];

    public IReadOnlyList<string> Ids { get; } = [.. s_faults.Select(fault => fault.Id), .. s_statuses.Select(status => status.Id), "CFG-INHERIT"];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || refusal.Request.StatusCode != 500)
            yield break;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var problem in place.Problems.Where(problem => IsOfStatus(problem, refusal)))
        {
            if (IdOf(problem) is not { } id)
                continue;
            found.Add(id);
            yield return Finding(id, problem);
            if (Inherited(refusal, place, problem) is not { } inherited)
                continue;
            found.Add(inherited.Id);
            yield return inherited;
        }

        // A file that was not captured may hold any of them; all files being there, the code that was logged has another origin.
        if (place.Level.UnreadFiles.Count == 0)
            foreach (var id in Ids.Where(id => !found.Contains(id)))
                yield return CauseFinding.Refuted(id);
    }

    private static bool IsOfStatus(ConfigurationProblem problem, RefusalCase refusal)
    {
        if (StatusText.TryParse(problem.Status) is not { } status || !refusal.Is(status.Status, status.SubStatus))
            return false;
        return problem.HResult.Length == 0 || refusal.Win32 < 0 || StatusText.ErrorCode(problem.HResult) is { } code && Win32Codes.AsLogged(code) == refusal.Win32;
    }

    private static string? IdOf(ConfigurationProblem problem) =>
        Array.Find(s_statuses, row => row.Status == problem.Status).Id ?? (problem.Status == "500.19" ? Array.Find(s_faults, row => row.Fault == problem.Fault).Id : null);

    private static CauseFinding Finding(string id, ConfigurationProblem problem) => new CauseFinding(id, CauseVerdict.Proved)
    {
        Path = problem.Fault == ConfigurationFault.MissingFolder ? "" : problem.File,
        Because = [$"{problem.File}:{problem.Line}: {problem.Message}", .. Other(problem)],
        Fix = problem.Fix,
    }.At(problem);

    private static IEnumerable<string> Other(ConfigurationProblem problem)
    {
        if (problem.LockFile.Length > 0)
            yield return $"{(problem.Fault == ConfigurationFault.Duplicate ? "The first one is" : "The lock is")} at {problem.LockFile}:{problem.LockLine}.";
    }

    /// <summary>What is there twice came down from the web.config of an application above.</summary>
    private static CauseFinding? Inherited(RefusalCase refusal, CasePlace place, ConfigurationProblem problem)
    {
        var other = problem.Fault == ConfigurationFault.Duplicate ? problem.LockFile : problem.Fault == ConfigurationFault.UnknownName ? problem.File : "";
        if (other.Length == 0 || place.Application.Path == "/" || refusal.Server is not { } server || !WindowsPath.Comparer.Equals(WindowsPath.FileName(other), "web.config"))
            return null;
        var above = ConfigurationChain.Of(server, place).FirstOrDefault(link => WindowsPath.Comparer.Equals(link.Folder, WindowsPath.Parent(other)));
        if (above is null || string.Equals(server.Configuration.FindPlace(place.Site, above.UrlPath).Application?.Path, place.Application.Path, StringComparison.OrdinalIgnoreCase))
            return null;
        return new CauseFinding("CFG-INHERIT", CauseVerdict.Proved)
        {
            Path = other,
            Because = [$"'{place.Application.Path}' inherits {(problem.Section.Length > 0 ? problem.Section : "the section")} from '{other}', which belongs to the application above."],
            Fix = $"In '{other}', put the section into <location path=\".\" inheritInChildApplications=\"false\">.",
        } with { File = other, Line = problem.Fault == ConfigurationFault.Duplicate ? problem.LockLine : problem.Line };
    }
}
