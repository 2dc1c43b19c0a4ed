using IisIdentityTools.Configuration;
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
