using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Core;

/// <summary>500.0, 500.3x, 502.5: the program of an ASP.NET Core application and what starts it (azure-iis-errors-reference).</summary>
internal sealed class CoreProgramRule : ICauseRule
{
    private const string Program = "CORE-EXE";
    private const string Folder = "CORE-APPDIR";
    private const string Stdout = "CORE-STDOUT";
    private const string Section = "system.webServer/aspNetCore";

    public IReadOnlyList<string> Ids { get; } = [Program, Folder, Stdout];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place })
            yield break;
        var folder = place.ApplicationFolder;
        if (folder.Length > 0)
            yield return AccessFinding.Of(Folder, place.Check(place.Process, folder, FileRights.ReadAndExecute), "start the application");
        var setting = place.Value(Section, "processPath");
        if (setting.Text.Length > 0)
            yield return OfProgram(server, place, setting, folder);
        yield return OfStdout(server, place, folder);
    }

    private static CauseFinding OfProgram(CaseServer server, CasePlace place, EffectiveValue setting, string folder)
    {
        var path = Resolve(server, setting.Text, folder, place.Worker.Is32Bit);
        if (path.Length == 0)
            return new(Program, CauseVerdict.Possible);
        switch (Existence.Of(server.Facts, path))
        {
            case FactState.Absent:
                return new CauseFinding(Program, CauseVerdict.Proved)
                {
                    Path = path,
                    Because = [$"processPath \"{setting.Text}\" leads to '{path}', which does not exist."],
                    Fix = WindowsPath.IsRooted(setting.Text) ? "Correct processPath, or put the program there." : "Install the runtime in the bitness of the pool, or write the full path into processPath; then restart WAS.",
                }.At(setting);
            default:
                return AccessFinding.Of(Program, place.Check(place.Process, path, FileRights.ReadAndExecute), "start the application").At(setting);
        }
    }

    /// <summary>The program's full path: given, beside the application, or the installed dotnet; empty when it is one of PATH that is not known.</summary>
    private static string Resolve(CaseServer server, string text, string folder, bool is32Bit)
    {
        var path = server.Expand(text.Trim().Trim('"'));
        if (WindowsPath.IsRooted(path))
            return path;
        if (path.IndexOf('\\') >= 0 || path.IndexOf('/') >= 0)
            return folder.Length == 0 ? "" : WindowsPath.Combine(folder, path);
        var name = WindowsPath.FileName(path);
        if (!WindowsPath.Comparer.Equals(name, "dotnet") && !WindowsPath.Comparer.Equals(name, "dotnet.exe"))
            return "";
        var installed = server.Expand(is32Bit ? @"%ProgramFiles(x86)%\dotnet\dotnet.exe" : @"%ProgramFiles%\dotnet\dotnet.exe");
        // PATH may name another one: only that this one exists says something.
        return Existence.Of(server.Facts, installed) == FactState.Present ? installed : "";
    }

    /// <summary>The log hides why an application does not start; it is never the reason (causes B9).</summary>
    private static CauseFinding OfStdout(CaseServer server, CasePlace place, string folder)
    {
        var isOn = place.Value(Section, "stdoutLogEnabled");
        var file = server.Expand(place.Value(Section, "stdoutLogFile").Text.Trim());
        var full = WindowsPath.IsRooted(file) ? file : folder.Length == 0 || file.Length == 0 ? "" : WindowsPath.Combine(folder, file);
        if (!isOn.IsTrue || full.Length == 0 || WindowsPath.Parent(full) is not { } logs)
            return CauseFinding.Refuted(Stdout);
        if (Existence.Of(server.Facts, logs) == FactState.Absent)
            return new CauseFinding(Stdout, CauseVerdict.Consistent)
            {
                Path = logs,
                Because = [$"The folder of the module's log, '{logs}', does not exist: the log that would tell why the application does not start is missing."],
                Fix = $"Make the folder '{logs}' and give {place.Process.Name} Modify on it.",
            }.At(isOn);
        var finding = AccessFinding.Of(Stdout, place.Check(place.Process, logs, FileRights.Write), "write the module's log", CauseVerdict.Consistent);
        return finding.Verdict == CauseVerdict.Consistent ? (finding with { Because = [.. finding.Because, "This is not why the application does not start: it hides why."] }).At(isOn) : finding;
    }
}
