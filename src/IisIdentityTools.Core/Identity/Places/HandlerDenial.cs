using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Identity.Places;

/// <summary>What IIS answers when no mapping takes a request, or accessPolicy does not grant what the mapping requires (rules A5, D3, D4).</summary>
internal static class HandlerDenial
{
    private const string Section = "system.webServer/handlers";

    /// <summary>The refusal, or null when the request reaches its handler.</summary>
    public static ConfigurationProblem? Of(HandlerTable handlers, HandlerKind kind, HandlerGroup? group)
    {
        if (kind == HandlerKind.Unknown)
            return NoHandler();
        return group is null || handlers.IsGranted(group.First) ? null : NotGranted(handlers, group.First);
    }

    /// <summary>AspNetCoreModuleV2 does not load with a hosting model that is neither of its two (rule A5, ANCM ShimOptions).</summary>
    public static ConfigurationProblem? OfHostingModel(HandlerGroup? group, EffectiveValue hostingModel)
    {
        if (group?.First.Kind != HandlerKind.AspNetCoreInProcess)
            return null;
        if (hostingModel.Text.Length == 0 || hostingModel.Is("inprocess") || hostingModel.Is("outofprocess"))
            return null;
        return new ConfigurationProblem
        {
            Status = "500.0",
            Message = $"The hosting model '{hostingModel.Text}' is neither inprocess nor outofprocess: AspNetCoreModuleV2 cannot load the application.",
            Fix = "Correct aspNetCore/@hostingModel.",
            File = hostingModel.Source?.File ?? "",
            Line = hostingModel.Source?.Line ?? 0,
            Column = hostingModel.Source?.Column ?? 0,
            Location = hostingModel.Source?.Location ?? "",
            Section = "system.webServer/aspNetCore",
        };
    }

    private static ConfigurationProblem NoHandler() => new()
    {
        Status = "404.4",
        Message = "No handler mapping serves this.",
        Fix = "Add a handler mapping for it, or restore the inherited ones.",
        Section = Section,
    };

    private static ConfigurationProblem NotGranted(HandlerTable handlers, HandlerMapping mapping)
    {
        var needed = mapping.RequireAccess.Length == 0 ? "Script" : mapping.RequireAccess;
        var source = handlers.AccessPolicy.Source;
        return new ConfigurationProblem
        {
            Status = needed.ToUpperInvariant() switch { "READ" => "403.2", "WRITE" => "403.3", _ => "403.1" },
            Message = $"The mapping '{mapping.Name}' requires {needed} access, which accessPolicy \"{handlers.AccessPolicy.Text}\" does not grant.",
            Fix = $"Add {needed} to handlers/@accessPolicy for this path, if it is meant to be served so.",
            File = source?.File ?? "",
            Line = source?.Line ?? 0,
            Column = source?.Column ?? 0,
            Location = source?.Location ?? "",
            Section = Section,
        };
    }
}
