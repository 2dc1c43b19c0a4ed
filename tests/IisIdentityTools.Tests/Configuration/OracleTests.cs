using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>
/// Replays the verdicts of others on the servers in tests/oracles/configuration: values that count, entries in their order, and refusals
/// with their line. Who gave a verdict stands in its row; docs/fidelity.md says how they were taken. None comes from the code under test.
/// </summary>
public sealed class OracleTests
{
    private const string Folder = "tests/oracles/configuration";

    private static readonly Lazy<Verdict[]> s_verdicts = new(Read);
    private static readonly Dictionary<string, string> s_results = new(StringComparer.Ordinal)
    {
        ["locked"] = "0x80070021",
        ["invalid"] = "0x8007000d",
        ["duplicate"] = "0x800700b7",
        ["missing"] = "0x80070003",
        ["misplaced"] = "", // the code is not known
    };

    public static TheoryData<string> Topics => [.. s_verdicts.Value.Select(verdict => verdict.Topic).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void There_are_many_verdicts() => Assert.True(s_verdicts.Value.Length >= 200, $"Only {s_verdicts.Value.Length} verdicts were found.");

    [Theory]
    [MemberData(nameof(Topics))]
    public void We_agree(string topic)
    {
        var servers = new Dictionary<string, ServerConfiguration>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var verdict in s_verdicts.Value.Where(verdict => verdict.Topic == topic))
        {
            if (!servers.TryGetValue(verdict.Server, out var server))
                servers[verdict.Server] = server = ServerConfiguration.Load(ServerSnapshot.Open(SourceTree.At($"{Folder}/{verdict.Server}")), TestContext.Current.CancellationToken);
            if (Fault(server, verdict) is { } fault)
                faults.Add($"{verdict.Server} {verdict.At} {verdict.Section} {verdict.Key}: {fault}");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public void A_server_without_applicationHost_config_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("drives/C/inetpub/wwwroot/web.config");

        Assert.Throws<FactsException>(() => ServerConfiguration.Load(ServerSnapshot.Open(folder.Root), TestContext.Current.CancellationToken));
    }

    /// <summary>What is wrong with our answer; null when nothing is.</summary>
    private static string? Fault(ServerConfiguration server, Verdict verdict)
    {
        if (verdict.Key == "!")
            return RefusalFault(verdict.At == "server" ? server.Problems : Level(server, verdict.At).Problems, verdict.Text);
        var (ours, type) = verdict.At.IndexOf(':') is var colon and > 0
            ? (Hosted(server, verdict.At[..colon], verdict.At[(colon + 1)..], verdict.Key).Text, AttributeType.Enum)
            : Find(Level(server, verdict.At).GetSection(verdict.Section).Element, verdict.Key);
        return Same(type, ours, verdict.Text) ? null : $"ours is '{ours}', the verdict is '{verdict.Text}'";
    }

    private static string? RefusalFault(IReadOnlyList<ConfigurationProblem> problems, string verdict)
    {
        var ours = problems.Count == 0 ? "none" : string.Join("; ", problems);
        if (verdict == "none")
            return problems.Count == 0 ? null : $"ours is {ours}, the verdict is that nothing is wrong";
        var parts = verdict.Split(':');
        var isFound = problems.Any(problem =>
            problem.HResult.Contains(s_results[parts[0]], StringComparison.OrdinalIgnoreCase) && (parts.Length == 1 || problem.Line.ToString(CultureInfo.InvariantCulture) == parts[1]));
        return isFound ? null : $"ours is {ours}, the verdict is '{verdict}'";
    }

    private static ConfigurationLevel Level(ServerConfiguration server, string at)
    {
        var (site, path) = Place(server, at);
        return server.GetLevels(site).At(path);
    }

    private static EffectiveValue Hosted(ServerConfiguration server, string kind, string at, string key)
    {
        if (kind == "pool")
            return Pooled(server.FindApplicationPool(at)!, key);
        var (site, path) = Place(server, at);
        var application = site.Applications.Single(found => found.Path == path);
        var directory = application.VirtualDirectories.Single();
        return key switch
        {
            "applicationPool" => application.ApplicationPool,
            "physicalPath" => directory.PhysicalPath,
            "userName" => directory.UserName,
            "logonMethod" => directory.LogonMethod,
            "allowSubDirConfig" => directory.AllowSubDirConfig,
            _ => throw new InvalidDataException(key),
        };
    }

    private static EffectiveValue Pooled(ApplicationPoolDefinition pool, string key) => key switch
    {
        "identityType" => pool.IdentityType,
        "managedPipelineMode" => pool.ManagedPipelineMode,
        "managedRuntimeVersion" => pool.ManagedRuntimeVersion,
        "enable32BitAppOnWin64" => pool.Enable32BitAppOnWin64,
        "userName" => pool.UserName,
        "logonType" => pool.LogonType,
        "manualGroupMembership" => pool.ManualGroupMembership,
        _ => throw new InvalidDataException(key),
    };

    private static (SiteDefinition Site, string Path) Place(ServerConfiguration server, string at)
    {
        var slash = at.IndexOf('/');
        return (server.FindSite(at[..slash])!, at[slash..]);
    }

    /// <summary>Follows a key: "child/@attribute", "child/[attribute]" for all entries in order, "child/[]" for their number, "[key=value]@attribute" for one entry.</summary>
    private static (string Text, AttributeType Type) Find(EffectiveElement element, string key)
    {
        while (key.IndexOf('/') is var slash and > 0)
        {
            element = element.Child(key[..slash]);
            key = key[(slash + 1)..];
        }

        if (key[0] == '@')
            return (element.Get(key[1..]).Text, element.Schema.FindAttribute(key[1..])!.Type);
        var close = key.IndexOf(']');
        var name = key[1..close];
        if (name.Length == 0)
            return (element.Items.Count.ToString(CultureInfo.InvariantCulture), AttributeType.String);
        if (name.IndexOf('=') is not (var equals and > 0))
            return (string.Join(" > ", element.Items.Select(item => item.Get(name).Text)), AttributeType.String);
        var entry = element.Items.Single(item => item.Get(name[..equals]).Text == name[(equals + 1)..]);
        return Find(entry, key[(close + 1)..]);
    }

    private static bool Same(AttributeType type, string ours, string verdict) => type switch
    {
        AttributeType.Flags => Names(ours).SetEquals(Names(verdict)),
        AttributeType.Bool or AttributeType.Enum => string.Equals(ours, verdict, StringComparison.OrdinalIgnoreCase),
        _ => ours == verdict,
    };

    private static HashSet<string> Names(string flags) =>
        new(flags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "None"), StringComparer.OrdinalIgnoreCase);

    private static Verdict[] Read() =>
        [.. File.ReadLines(SourceTree.At(Folder + "/verdicts.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new Verdict(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))];

    private sealed record Verdict(string Topic, string Server, string At, string Section, string Key, string Text);
}
