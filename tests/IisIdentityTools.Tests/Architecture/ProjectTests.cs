using System.Xml.Linq;
using Xunit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>What the projects of the product reference: arrows run one way, and no package is shipped that users did not ask for.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> s_projects = new(StringComparer.Ordinal)
    {
        ["IisIdentityTools.Core"] = [],
        ["IisIdentityTools.Windows"] = ["IisIdentityTools.Core"],
        ["IisIdentityTools.PowerShell"] = ["IisIdentityTools.Core", "IisIdentityTools.Windows", "IisIdentityTools.HelpGenerator"],
        ["IisIdentityTools.Cli"] = ["IisIdentityTools.Core", "IisIdentityTools.Windows"],
        ["IisIdentityTools.HelpGenerator"] = [],
    };

    private static readonly Dictionary<string, string[]> s_packages = new(StringComparer.Ordinal)
    {
        ["IisIdentityTools.PowerShell"] = ["PowerShellStandard.Library"],
        ["IisIdentityTools.Cli"] = ["System.CommandLine"],
        ["IisIdentityTools.HelpGenerator"] = ["System.Reflection.MetadataLoadContext"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(SourceTree.At("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_below_it(string project)
    {
        Assert.True(s_projects.ContainsKey(project), $"{project} has no place yet: say here what it may reference.");
        Violations.None(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(s_projects[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_packages_that_were_chosen(string project) =>
        Violations.None(References(project, "PackageReference").Except(s_packages.GetValueOrDefault(project, [])));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(SourceTree.At($"src/{project}/{project}.csproj")).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
