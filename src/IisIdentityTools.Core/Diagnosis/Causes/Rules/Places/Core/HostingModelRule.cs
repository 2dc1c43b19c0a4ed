using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Core;

/// <summary>500.34 and .35: the applications of one pool and their hosting models (azure-iis-errors-reference).</summary>
internal sealed class HostingModelRule : ICauseRule
{
    private const string Mixed = "CORE-MIXED";
    private const string Two = "CORE-TWOAPPS";

    public IReadOnlyList<string> Ids { get; } = [Mixed, Two];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place })
            yield break;
        var applications = Applications(server.Configuration, place).ToArray();
        var inside = Array.FindAll(applications, application => application.IsInProcess);
        var outside = Array.FindAll(applications, application => !application.IsInProcess);
        yield return inside.Length > 0 && outside.Length > 0
            ? Finding(Mixed, place, $"'{inside[0].Name}' runs in the process of the pool '{place.Worker.Pool}', '{outside[0].Name}' outside of it.", outside[0].Model)
            : CauseFinding.Refuted(Mixed);
        yield return inside.Length > 1
            ? Finding(Two, place, $"{string.Join(" and ", inside.Select(application => $"'{application.Name}'"))} all run in the process of the pool '{place.Worker.Pool}', which takes one.", inside[1].Model)
            : CauseFinding.Refuted(Two);
    }

    private static CauseFinding Finding(string id, CasePlace place, string says, EffectiveValue model) => new CauseFinding(id, CauseVerdict.Proved)
    {
        Identity = place.Process.Name,
        IdentitySid = place.Process.Sid,
        Because = [says],
        SideEffect = $"An application in a pool of its own no longer runs as {place.Process.Name}: what that identity was granted has to be granted again.",
    }.At(model);

    /// <summary>The applications of the pool that the module runs.</summary>
    private static IEnumerable<(string Name, bool IsInProcess, EffectiveValue Model)> Applications(ServerConfiguration configuration, CasePlace place)
    {
        foreach (var site in configuration.Sites)
            foreach (var application in site.Applications)
            {
                if (!string.Equals(application.ApplicationPoolName, place.Worker.Pool, StringComparison.OrdinalIgnoreCase))
                    continue;
                var level = configuration.GetLevels(site).At(application.Path);
                var mapping = level.GetSection("system.webServer/handlers").Element.Items.Select(item => new HandlerMapping(item)).FirstOrDefault(IsOfModule);
                if (mapping is null)
                    continue;
                var model = level.GetSection("system.webServer/aspNetCore").Get("hostingModel");
                yield return (Name(site, application), mapping.Modules == "AspNetCoreModuleV2" && model.Is("inprocess"), model);
            }
    }

    private static bool IsOfModule(HandlerMapping mapping) => mapping.Modules is "AspNetCoreModule" or "AspNetCoreModuleV2";

    private static string Name(SiteDefinition site, ApplicationDefinition application) => application.Path == "/" ? site.Name : site.Name + application.Path;
}
