using System.Xml;
using System.Xml.Linq;
using IisIdentityTools.Configuration.Files;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>Every published configuration file is read: without an exception, and well-formed exactly when System.Xml.Linq finds it so.</summary>
public sealed class WildReadingTests
{
    private static readonly string[] s_kinds = ["apphost", "apphost_vs", "webconfig", "docs_fragments", "adminconfig", "schema"];

    public static TheoryData<string> Kinds => [.. s_kinds];

    public static TheoryData<string> Files => [.. s_kinds.SelectMany(WildFiles.OfKind).Distinct()];

    public static TheoryData<string> WellFormed => [.. s_kinds.SelectMany(WildFiles.OfKind).Distinct().Where(name => name == WildFiles.NoFolder || RootByLinq(WildFiles.At(name)) is not null)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void There_are_files_of_the_kind(string kind) => WildFiles.AssertFound(kind);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_read_whatever_is_in_it(string name)
    {
        var path = WildFiles.At(name);
        var root = RootByLinq(path);

        using var stream = File.OpenRead(path);
        var file = ConfigurationFileReader.Read(stream, name, root?.Name.LocalName ?? "configuration", TestContext.Current.CancellationToken);

        Assert.Equal(root is null, file.Problem is not null);
        if (root is null)
        {
            Assert.Equal(("500.19", "0x8007000d"), (file.Problem!.Status, file.Problem.HResult));
            Assert.True(file.Problem.Line > 0);
            return;
        }

        Assert.Equal(root.DescendantsAndSelf().Count(), Count(file.Root!.Value));
        Assert.Equal(root.Elements().Count(element => element.Name.LocalName == "location"), file.Locations.Count);
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Every_element_stands_where_another_reader_finds_it(string name)
    {
        var path = WildFiles.At(name);
        var expected = XDocument.Load(path, LoadOptions.SetLineInfo).Descendants().Select(element => (element.Name.LocalName, ((IXmlLineInfo)element).LineNumber)).ToArray();

        using var stream = File.OpenRead(path);
        var file = ConfigurationFileReader.Read(stream, name, expected[0].LocalName, TestContext.Current.CancellationToken);

        Assert.Equal(expected, All(file.Root!.Value).Select(element => (element.Name, element.Line)));
    }

    private static XElement? RootByLinq(string path)
    {
        try
        {
            return XDocument.Load(path).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int Count(ConfigurationElement element) => 1 + element.Children.Sum(Count);

    private static IEnumerable<ConfigurationElement> All(ConfigurationElement element) => element.Children.SelectMany(All).Prepend(element);
}
