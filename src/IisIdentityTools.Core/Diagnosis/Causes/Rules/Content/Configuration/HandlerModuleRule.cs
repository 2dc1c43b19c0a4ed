using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;

/// <summary>500.21: the mapping that takes the request names a module that is not in the list of modules.</summary>
internal sealed class HandlerModuleRule : ICauseRule
{
    private const string Id = "PIPE-MODULE";
    private const string ManagedModule = "ManagedPipelineHandler";
    private const string Engine = "ManagedEngine";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { Mapping: { } mapping } place || !refusal.Is(500, 21))
            yield break;
        var modules = place.Level.GetSection("system.webServer/modules").Element.Items;
        var native = place.Level.GetSection("system.webServer/globalModules").Element.Items;
        // A managed type is run by the engine of ASP.NET, a native module that comes with the feature.
        var missing = mapping.Type.Length > 0 && mapping.Modules.Length == 0
            ? native.Any(module => module.Get("name").Text.StartsWith(Engine, StringComparison.OrdinalIgnoreCase)) ? null : ManagedModule
            : mapping.Modules.Split(',').Select(name => name.Trim()).FirstOrDefault(name => name.Length > 0 && !Has(modules, name));
        if (modules.Count == 0 || native.Count == 0)
            yield break;
        yield return missing is null ? CauseFinding.Refuted(Id) : new CauseFinding(Id, CauseVerdict.Proved)
        {
            Because = [$"The mapping '{mapping.Name}' needs the module '{missing}', which is not in the list of modules here."],
            Fix = $"Install the feature that brings '{missing}', or correct the mapping '{mapping.Name}'.",
        }.At(mapping.Source);
    }

    private static bool Has(IReadOnlyList<EffectiveElement> modules, string name) => modules.Any(module => string.Equals(module.Get("name").Text, name, StringComparison.OrdinalIgnoreCase));
}
