using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Core;

/// <summary>500.30 to .38: what the sub-status of the module says, with the settings behind it (azure-iis-errors-reference).</summary>
internal sealed class CoreStartRule : ICauseRule
{
    private const string Section = "system.webServer/aspNetCore";
    private const string Lost32 = "CORE-UPGRADE32";

    public IReadOnlyList<string> Ids { get; } = ["CORE-START", "CORE-RUNTIME", "CORE-BITNESS", "CORE-FRAMEWORK", "CORE-OOP", "CORE-TIME", "CORE-SINGLE", Lost32];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place })
            yield break;
        var pool = place.Worker;
        var path = place.Value(Section, "processPath");
        var limit = place.Value(Section, "startupTimeLimit");
        var model = place.Value(Section, "hostingModel");
        switch (refusal.Request.StatusCode == 500 ? refusal.Request.SubStatus : 0)
        {
            case 30:
                yield return new("CORE-START", CauseVerdict.Consistent)
                {
                    Identity = place.Process.Name,
                    IdentitySid = place.Process.Sid,
                    Because = [$"The application was loaded, and ended while it started; its code ran as {place.Process.Name}."],
                };
                break;
            case 31:
                yield return new CauseFinding("CORE-RUNTIME", CauseVerdict.Consistent) { Because = [$"The module did not find the runtime that '{path.Text}' wants, in {Bits(pool.Is32Bit)} bits."] }.At(path);
                break;
            case 32:
                yield return new CauseFinding("CORE-BITNESS", CauseVerdict.Consistent) { Because = [$"The application's DLL could not be loaded into the {Bits(pool.Is32Bit)}-bit process of the pool '{pool.Pool}'."] }.At(pool.Definition?.Enable32BitAppOnWin64.Source);
                break;
            case 33:
                yield return new("CORE-FRAMEWORK", CauseVerdict.Consistent) { Path = place.ApplicationFolder, Because = ["The module did not find the request handler of ASP.NET Core among what the application refers to."] };
                break;
            case 36:
                yield return new CauseFinding("CORE-OOP", CauseVerdict.Consistent) { Because = ["The hosting model is OutOfProcess, and the module could not load its handler for that."] }.At(model);
                break;
            case 37:
                yield return new CauseFinding("CORE-TIME", CauseVerdict.Consistent) { Because = [$"The application did not start within {limit.Text} seconds (startupTimeLimit)."] }.At(limit);
                break;
            case 38:
                yield return OfSingleFile(server, place);
                break;
        }

        yield return OfModule(server, pool.Is32Bit);
    }

    private static string Bits(bool is32Bit) => is32Bit ? "32" : "64";

    private static CauseFinding OfSingleFile(CaseServer server, CasePlace place)
    {
        var model = place.Value(Section, "hostingModel");
        var program = WindowsPath.FileName(server.Expand(place.Value(Section, "processPath").Text.Trim()));
        var name = program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? program.Substring(0, program.Length - 4) + ".dll" : "";
        var library = name.Length == 0 || place.ApplicationFolder.Length == 0 ? "" : WindowsPath.Combine(place.ApplicationFolder, name);
        var isAbsent = Existence.Of(server.Facts, library) == FactState.Absent && model.Is("inprocess");
        return new CauseFinding("CORE-SINGLE", isAbsent ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Path = library,
            Because = [isAbsent ? $"The hosting model is InProcess, and '{library}' does not exist: a single file was published." : "The module did not find the DLL of the application."],
        }.At(model);
    }

    private static CauseFinding OfModule(CaseServer server, bool is32Bit)
    {
        var module = server.Configuration.ServerLevel.GetSection("system.webServer/globalModules").Element.Items.FirstOrDefault(item => item.Get("name").Text == "AspNetCoreModule");
        if (!is32Bit || module is null)
            return CauseFinding.Refuted(Lost32);
        var library = server.Expand(@"%windir%\SysWOW64\inetsrv\aspnetcore.dll");
        return Existence.Of(server.Facts, library) switch
        {
            FactState.Present => CauseFinding.Refuted(Lost32),
            FactState.Absent => new CauseFinding(Lost32, CauseVerdict.Proved) { Path = library, Because = [$"'{library}', which 32-bit pools load, does not exist."] }.At(module.Source),
            _ => new(Lost32, CauseVerdict.Possible),
        };
    }
}
