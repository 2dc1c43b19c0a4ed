using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>Follows redirection.config to a shared configuration (rule A1).</summary>
internal static class Redirection
{
    /// <summary>Windows path of the applicationHost.config in use.</summary>
    public static string Follow(IServerFacts facts, ConfigurationFiles files)
    {
        var local = WindowsPath.Combine(facts.ConfigurationFolder, "applicationHost.config");
        var redirection = files.Read(WindowsPath.Combine(facts.ConfigurationFolder, "redirection.config"));
        if (redirection.Problem is { } problem)
            throw new FactsException($"redirection.config is broken, so it cannot be told which configuration the server uses: {problem}", facts.Source);
        if (redirection.Root?.FindChild("configurationRedirection") is not { } element)
            return local;
        var isEnabled = string.Equals(element.Find("enabled")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        if (!isEnabled || element.Find("path") is not { Length: > 0 } path)
            return local;
        var shared = WindowsPath.Combine(WindowsPath.Normalize(EnvironmentExpansion.Expand(path, facts).Text), "applicationHost.config");
        return facts.GetFile(shared).State == FactState.Present
            ? shared
            : throw new FactsException(
                $"{redirection.Path}:{element.Line} sends the server to a shared configuration at '{path}', but '{shared}' is not in {facts.Source}. Capture the shared folder too.",
                facts.Source);
    }
}
