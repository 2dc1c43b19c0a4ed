using System.Collections.Concurrent;
using IisIdentityTools.Configuration.Effective;
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

    /// <summary>The web.config at a Windows path, held to IIS's size limit; null when there is none, or when it is not at hand.</summary>
    /// <param name="path">Windows path in normal form.</param>
    /// <param name="unread">The file when there may be one that is not at hand.</param>
    public ConfigurationFile? ReadWebConfig(string path, out UnreadFile? unread)
    {
        if (_files.TryGetValue(path, out var known))
        {
            unread = Unread(known);
            return known;
        }

        unread = null;
        var fact = facts.GetFile(path);
        if (fact.State != FactState.Present)
        {
            unread = fact.State == FactState.Absent ? null : new UnreadFile(fact.Path, fact.State, fact.Reason);
            return null;
        }

        var limit = long.TryParse(facts.GetSwitch(LimitSwitch), out var set) && set > 0 ? set : DefaultLimit;
        var file = fact.Length > limit * 1024 ? TooLarge(fact, limit) : ConfigurationFileReader.Read(fact);
        unread = Unread(file);
        return Keep(path, file);
    }

    /// <summary>The file that a configSource names: its root is the section's own element.</summary>
    public ConfigurationFile ReadConfigSource(ConfigurationFile file, string source, ConfigurationElement section)
    {
        var folder = WindowsPath.Parent(file.Path) ?? "";
        return ConfigurationFileReader.Read(facts.GetFile(WindowsPath.Combine(folder, source.Replace('/', '\\'))), section.Name);
    }

    /// <summary>A file that is there but could not be opened.</summary>
    private static UnreadFile? Unread(ConfigurationFile file) => file is { Root: null, Problem: null } ? new UnreadFile(file.Path, file.State, file.Reason) : null;

    private ConfigurationFile Keep(string path, ConfigurationFile file) => _files.GetOrAdd(path, file);

    private static ConfigurationFile TooLarge(FileFact fact, long limit) => new(fact.Path, FactState.Present, null, new ConfigurationProblem
    {
        Status = "500.19",
        HResult = ConfigurationHResult.NotSupported,
        Fault = ConfigurationFault.BadValue,
        Message = $"The file exceeds the maximum file size: {fact.Length} bytes, IIS reads at most {limit} KB.",
        Fix = $"Move sections out with configSource, or raise {LimitSwitch}.",
        File = fact.Path,
    });
}
