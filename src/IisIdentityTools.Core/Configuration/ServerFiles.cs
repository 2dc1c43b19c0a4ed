using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>The server's own configuration files: machine.config, root web.config, and applicationHost.config, local or shared.</summary>
internal sealed class ServerFiles
{
    private ServerFiles(IServerFacts facts, ConfigurationFiles files, ConfigurationFile applicationHost, IReadOnlyList<ConfigurationFile> framework)
    {
        Facts = facts;
        Files = files;
        ApplicationHost = applicationHost;
        InOrder = [.. framework, applicationHost];
        Unread = framework
            .Where(file => file.State is FactState.Unknown or FactState.Unreadable)
            .Select(file => new UnreadFile(file.Path, file.State, file.Reason))
            .ToArray();
    }

    public IServerFacts Facts { get; }

    public ConfigurationFiles Files { get; }

    /// <summary>The applicationHost.config in use.</summary>
    public ConfigurationFile ApplicationHost { get; }

    /// <summary>All of them, in the order in which they are merged.</summary>
    public IReadOnlyList<ConfigurationFile> InOrder { get; }

    /// <summary>Those that may say something but are not at hand.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; }

    /// <summary>Finds and reads the files.</summary>
    /// <exception cref="FactsException">There is no applicationHost.config, or redirection leads to one that is not at hand.</exception>
    public static ServerFiles Read(IServerFacts facts, CancellationToken cancellation)
    {
        var files = new ConfigurationFiles(facts);
        var path = Redirection.Follow(facts, files);
        var applicationHost = files.Read(path, cancellation);
        return applicationHost.State == FactState.Present
            ? new ServerFiles(facts, files, applicationHost, ReadFramework(facts, files))
            : throw new FactsException(
                $"There is no applicationHost.config at '{path}' in {facts.Source} ({applicationHost.State}{Because(applicationHost)}). Capture the server again, with that file.",
                facts.Source);
    }

    /// <summary>The files of a server whose configuration is not at hand: nothing is read.</summary>
    public static ServerFiles None(IServerFacts facts)
    {
        var path = WindowsPath.Combine(facts.ConfigurationFolder, "applicationHost.config");
        return new ServerFiles(facts, new ConfigurationFiles(facts), new ConfigurationFile(path, FactState.Unknown, null, null), []);
    }

    /// <summary>64-bit .NET 4 first: the files that nearly every pool of today uses; then what else was captured.</summary>
    private static IReadOnlyList<ConfigurationFile> ReadFramework(IServerFacts facts, ConfigurationFiles files)
    {
        var windows = facts.GetEnvironmentVariable("windir") ?? facts.GetEnvironmentVariable("SystemRoot") ?? @"C:\Windows";
        string[] folders = [@"Framework64\v4.0.30319", @"Framework\v4.0.30319", @"Framework64\v2.0.50727", @"Framework\v2.0.50727"];
        IReadOnlyList<ConfigurationFile>? first = null;
        foreach (var folder in folders)
        {
            var root = WindowsPath.Combine(windows, $@"Microsoft.NET\{folder}\Config");
            ConfigurationFile[] pair = [files.Read(WindowsPath.Combine(root, "machine.config")), files.Read(WindowsPath.Combine(root, "web.config"))];
            if (pair.Any(file => file.State == FactState.Present))
                return pair;
            first ??= pair;
        }

        return first!;
    }

    private static string Because(ConfigurationFile file) => file.Reason is { Length: > 0 } reason ? ": " + reason : "";
}
