using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>404.4, .16, .17 and 405: mappings that would take the URL but for the pool or the verb (rules A5, D4).</summary>
internal sealed class MappingRule : ICauseRule
{
    private const string NoHandler = "N404-HANDLER";
    private const string NoVerb = "M405-VERB";

    public IReadOnlyList<string> Ids { get; } = [NoHandler, NoVerb];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var verb = refusal.Request.Verb.ToUpperInvariant();
        var mappings = place.Level.GetSection("system.webServer/handlers").Element.Items.Select(item => new HandlerMapping(item))
            .Where(mapping => mapping.Path != "*" && mapping.Kind is not (HandlerKind.StaticFile or HandlerKind.ProtocolSupport) && HandlerPath.Matches(mapping.Path, place.RelativePath)).ToArray();
        var unusable = mappings.Where(mapping => !PreCondition.Holds(mapping.PreConditions, place.Worker)).OrderBy(mapping => Distance(mapping, place.Worker)).FirstOrDefault();
        var usable = Array.FindAll(mappings, mapping => PreCondition.Holds(mapping.PreConditions, place.Worker));
        var isTaken = place.Mapping is { Kind: not HandlerKind.StaticFile };
        if (refusal.Is(404))
        {
            if (isTaken)
                yield return CauseFinding.Refuted(NoHandler);
            else if (usable.Length == 0 && unusable is not null)
                yield return ByPool(place, unusable);
            else if (place.Mapping is null && mappings.Length == 0)
                yield return new CauseFinding(NoHandler, CauseVerdict.Proved)
                {
                    Because = [$"No handler mapping takes '{place.UrlPath}' at '{place.ConfigurationPath}'."],
                }.At(place.Level.GetSection("system.webServer/handlers").Element.Source);
        }

        var refusing = Array.FindAll(usable, mapping => verb.Length > 0 && !mapping.AllowsVerb(verb));
        if (verb.Length == 0)
            yield break;
        if (refusing.Length == 0 || usable.Length > refusing.Length)
            yield return CauseFinding.Refuted(NoVerb);
        else
            yield return new CauseFinding(NoVerb, CauseVerdict.Proved)
            {
                Because = [$"The mapping '{refusing[0].Name}' takes '{place.UrlPath}' only with {refusing[0].Verb}, not with {verb}."],
                Fix = $"Add {verb} to the verbs of the mapping '{refusing[0].Name}', if the program behind it knows what to do with it.",
                Command = CommandText.AppCmd(place.ConfigurationPath, "system.webServer/handlers", $"[name='{refusing[0].Name}'].verb:\"{refusing[0].Verb},{verb}\""),
            }.At(refusing[0].Source);
    }

    private static CauseFinding ByPool(CasePlace place, HandlerMapping mapping)
    {
        var failing = Failing(mapping, place.Worker);
        var token = Array.Find(failing, part => part.StartsWith("runtimeVersion", StringComparison.Ordinal)) ?? failing[0];
        var (why, setting) = Mismatch(token, place.Worker);
        return new CauseFinding(NoHandler, CauseVerdict.Proved)
        {
            Because = [$"The mapping '{mapping.Name}' would take '{place.UrlPath}', but it wants {token}, and the pool '{place.Worker.Pool}' {why}."],
            Fix = $"Move the application to a pool that fits, or change the pool '{place.Worker.Pool}' ({setting}).",
            SideEffect = $"A change of the pool '{place.Worker.Pool}' is one for all its applications.",
        }.At(mapping.Source);
    }

    private static string[] Failing(HandlerMapping mapping, WorkerProcess worker) =>
        mapping.PreConditions.Split(',').Select(part => part.Trim()).Where(part => !PreCondition.Holds(part, worker)).ToArray();

    /// <summary>How far a mapping is from being used: nobody moves to classic mode for one.</summary>
    private static int Distance(HandlerMapping mapping, WorkerProcess worker) => Failing(mapping, worker).Sum(part => part is "classicMode" or "ISAPIMode" ? 10 : 1);

    private static (string Why, string Setting) Mismatch(string token, WorkerProcess worker) => token switch
    {
        "integratedMode" when worker.RuntimeVersion.Length == 0 => ("loads no managed code", "managedRuntimeVersion"),
        "integratedMode" => ("runs in classic mode", "managedPipelineMode"),
        "classicMode" or "ISAPIMode" => ("runs in integrated mode", "managedPipelineMode"),
        "bitness32" => ("has a 64-bit process", "enable32BitAppOnWin64"),
        "bitness64" => ("has a 32-bit process", "enable32BitAppOnWin64"),
        _ => (worker.RuntimeVersion.Length == 0 ? "loads no managed code" : $"loads {worker.RuntimeVersion}", "managedRuntimeVersion"),
    };
}
