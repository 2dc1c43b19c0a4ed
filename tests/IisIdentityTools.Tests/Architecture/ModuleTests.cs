using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>What is shipped: read from the built module without loading it.</summary>
public sealed partial class ModuleTests
{
    private static readonly string[] s_editions = ["netstandard2.0", "net8.0"];
    private static readonly string[] s_ours = ["IisIdentityTools.Core.dll", "IisIdentityTools.PowerShell.dll"];

    public static TheoryData<string> Editions => [.. s_editions];

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_module_folder_holds_our_assemblies_and_no_other(string edition) =>
        Assert.Equal(s_ours, Directory.GetFiles(Folder(edition)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_assemblies_need_only_what_the_engine_brings(string edition)
    {
        using var context = Context(edition);
        var needed = s_ours.SelectMany(name => context.LoadFromAssemblyPath(Path.Combine(Folder(edition), name)).GetReferencedAssemblies())
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("IisIdentityTools.", StringComparison.Ordinal))
            .Distinct();
        Violations.None(needed.Where(name => edition == "netstandard2.0" ? name is not ("netstandard" or "System.Management.Automation") : !name.StartsWith("System.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_manifest_exports_the_cmdlets_that_exist(string edition)
    {
        using var context = Context(edition);
        var cmdlets = context.LoadFromAssemblyPath(Path.Combine(Folder(edition), "IisIdentityTools.PowerShell.dll")).GetTypes().Select(CmdletName).OfType<string>();
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), Exported().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Assemblies_and_manifest_have_one_version(string edition)
    {
        using var context = Context(edition);
        var version = ManifestVersion().Match(Manifest()).Groups[1].Value;
        Assert.All(s_ours, name => Assert.Equal(version + ".0", context.LoadFromAssemblyPath(Path.Combine(Folder(edition), name)).GetName().Version!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Help_lies_beside_the_assembly(string edition)
    {
        var files = Directory.GetFiles(Path.Combine(Folder(edition), "en-US")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);
        var topics = Directory.GetFiles(SourceTree.At("docs/about"), "about_*.help.txt").Select(file => Path.GetFileName(file)!);
        Assert.Equal(topics.Append("IisIdentityTools.PowerShell.dll-Help.xml").Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void Every_cmdlet_has_its_page_and_every_page_its_cmdlet() =>
        Assert.Equal(Exported().Order(StringComparer.Ordinal), Directory.GetFiles(SourceTree.At("docs/cmdlets"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    private static string Folder(string edition) => SourceTree.At($"module/bin/{edition}");

    private static string Manifest() => File.ReadAllText(SourceTree.At("IisIdentityTools.psd1"));

    private static IEnumerable<string> Exported() => Quoted().Matches(ExportList().Match(Manifest()).Groups[1].Value).Select(name => name.Groups[1].Value);

    // Our assemblies are found here; of the framework and of PowerShell only names are wanted, and those need no file.
    private static MetadataLoadContext Context(string edition) =>
        new(new PathAssemblyResolver([.. Directory.GetFiles(Folder(edition), "*.dll"), .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")]));

    private static string? CmdletName(Type type)
    {
        if (type.IsAbstract || !type.IsPublic || !type.Name.EndsWith("Command", StringComparison.Ordinal))
            return null;
        var words = Words().Match(type.Name);
        return $"{words.Groups[1].Value}-{words.Groups[2].Value}";
    }

    [GeneratedRegex(@"^([A-Z][a-z]+)(\w+)Command$")]
    private static partial Regex Words();

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex ExportList();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"ModuleVersion\s*=\s*'([^']+)'")]
    private static partial Regex ManifestVersion();
}
