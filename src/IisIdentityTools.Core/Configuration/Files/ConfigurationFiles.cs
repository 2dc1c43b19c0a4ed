using System.Collections.Concurrent;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration.Files;

/// <summary>Reads each configuration file of a server once and keeps it.</summary>
internal sealed class ConfigurationFiles(IServerFacts facts)
{
    /// <summary>What a web.config may measure before IIS refuses it, in kilobytes (rule A7); a registry switch changes it.</summary>
    private const int DefaultLimit = 250;

    private const string LimitSwitch = @"HKLM\SOFTWARE\Microsoft\InetStp\Configuration!MaxWebConfigFileSizeInKB";

    private readonly ConcurrentDictionary<string, ConfigurationFile> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file at a Windows path.</summary>
    public ConfigurationFile Read(string path, CancellationToken cancellation = default) =>
        _files.TryGetValue(path, out var known) ? known : Keep(path, ConfigurationFileReader.Read(facts.GetFile(path), cancellation: cancellation));

    /// <summary>The web.config at a Windows path, held to IIS's size limit.</summary>
    public ConfigurationFile ReadWebConfig(string path)
    {
        if (_files.TryGetValue(path, out var known))
            return known;
        var fact = facts.GetFile(path);
        if (fact.State is FactState.Unknown or FactState.Absent)
            return new ConfigurationFile(fact.Path, fact.State, null, null, fact.Reason);
        var limit = long.TryParse(facts.GetSwitch(LimitSwitch), out var set) && set > 0 ? set : DefaultLimit;
        return Keep(path, fact.State == FactState.Present && fact.Length > limit * 1024 ? TooLarge(fact, limit) : ConfigurationFileReader.Read(fact));
    }

    /// <summary>The file that a configSource names: its root is the section's own element.</summary>
    public ConfigurationFile ReadConfigSource(ConfigurationFile file, string source, ConfigurationElement section)
    {
        var folder = WindowsPath.Parent(file.Path) ?? "";
        return ConfigurationFileReader.Read(facts.GetFile(WindowsPath.Combine(folder, source.Replace('/', '\\'))), section.Name);
    }

    private ConfigurationFile Keep(string path, ConfigurationFile file) => _files.GetOrAdd(path, file);

    private static ConfigurationFile TooLarge(FileFact fact, long limit) => new(fact.Path, FactState.Present, null, new ConfigurationProblem
    {
        Status = "500.19",
        HResult = "0x80070032",
        Message = $"The file exceeds the maximum file size: {fact.Length} bytes, IIS reads at most {limit} KB.",
        Fix = $"Move sections out with configSource, or raise {LimitSwitch}.",
        File = fact.Path,
    });
}
