using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Settings;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

/// <summary>500.0 of FastCGI: the program, the folders that php.ini names, and the pool's CPU limit (rules A5, B3, F1).</summary>
internal sealed class FastCgiRule : ICauseRule
{
    private const string Program = "PHP-EXE";
    private const string Folders = "PHP-SESSION";
    private const string Job = "PHP-JOB";

    // Windows 8 and Server 2012 let a process be in several jobs.
    private static readonly Version s_nestedJobs = new(6, 2);

    public IReadOnlyList<string> Ids { get; } = [Program, Folders, Job];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { Mapping: { Kind: HandlerKind.FastCgi } mapping } place })
            yield break;
        var program = WindowsPath.Normalize(server.Expand(mapping.ScriptProcessor.Split('|')[0].Trim().Trim('"')));
        if (WindowsPath.IsRooted(program))
            yield return Existence.Of(server.Facts, program) == FactState.Absent
                ? new CauseFinding(Program, CauseVerdict.Proved)
                {
                    Path = program,
                    Because = [$"The mapping '{mapping.Name}' runs '{program}', which does not exist."],
                    Fix = "Correct scriptProcessor of the mapping and fullPath of fastCgi, or install the program there.",
                }.At(mapping.Source)
                : AccessFinding.Of(Program, place.Check(place.Process, program, FileRights.ReadAndExecute), "start the program").At(mapping.Source);
        if (place.Worker.Definition is { } pool)
            yield return OfJob(pool.CpuLimit, place.Worker.Pool, server.Facts.Server.OperatingSystemVersion);
        foreach (var finding in OfFolders(server, place, mapping.ScriptProcessor))
            yield return finding;
    }

    private static CauseFinding OfJob(EffectiveValue limit, string pool, string? windows)
    {
        if (limit.Number(0) == 0 || (Version.TryParse(windows, out var version) && version >= s_nestedJobs))
            return CauseFinding.Refuted(Job);
        return new CauseFinding(Job, windows is null ? CauseVerdict.Consistent : CauseVerdict.Proved)
        {
            Because = [$"The pool '{pool}' has a CPU limit, with which WAS puts its process into a job; this Windows allows FastCGI no second one."],
            Command = CommandText.Pool(pool, "cpu.limit:0"),
        }.At(limit);
    }

    private static IEnumerable<CauseFinding> OfFolders(CaseServer server, CasePlace place, string scriptProcessor)
    {
        if (!PhpSettings.IsPhp(scriptProcessor) || place.Answer.Identities.Code is not { Kind: not (IdentityKind.None or IdentityKind.Unknown) } code)
            yield break;
        foreach (var directive in (string[])["session.save_path", "upload_tmp_dir"])
        {
            var (value, file, line) = PhpSettings.ReadDirective(scriptProcessor, place.Settings.FastCgi, server.Facts, directive);
            if (WindowsPath.IsRooted(value))
                yield return AccessFinding.Of(Folders, place.Check(code, value, FileRights.Modify), $"keep {(directive[0] == 's' ? "sessions" : "uploads")} there ({directive})", CauseVerdict.Consistent) with { File = file, Line = line };
        }
    }
}
