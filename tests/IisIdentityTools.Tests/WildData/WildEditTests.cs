using System.Text;
using System.Xml.Linq;
using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Configuration;
using IisIdentityTools.Tests.Changes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>The edit that people come for, on every published file: exactly the intended lines change, and IIS's rules read the new value.</summary>
public sealed class WildEditTests(ITestOutputHelper output)
{
    /// <summary>The lines that an edit may bring: the way to the section, the section, and the way back.</summary>
    private static readonly string[] s_names = ["location path=", "/location", "system.webServer", "/system.webServer", "security", "/security", "authentication", "/authentication", "anonymousAuthentication"];

    public static TheoryData<string> Hosts => WildApplicationHostTests.Files;

    public static TheoryData<string> Webs => WildWebConfigTests.Files;

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_site_of_a_server(string name)
    {
        var before = File.ReadAllBytes(WildFiles.At(name));
        var sites = XDocument.Load(WildFiles.At(name)).Descendants("site").Select(site => (string)site.Attribute("name")!).ToArray();

        var result = Edit(before, [.. sites.Select(site => Editing.SetUser("", site))]);

        output.WriteLine(result.ToUnifiedDiff(name));
        var configuration = ServerConfiguration.Load(new InMemoryServerFacts().WithStockEnvironment().WithFile(TestServer.ApplicationHostPath, result.Bytes), TestContext.Current.CancellationToken);
        Assert.Equal(sites, configuration.SiteNames);
        Assert.All(configuration.Sites, site =>
        {
            var value = configuration.GetLevels(site).At("/").GetSection(Editing.Anonymous).Get("userName");
            Assert.Equal(("", true), (value.Text, value.IsSet));
        });
        Assert.Equal(UsersAt(before, path: ""), UsersAt(result.Bytes, path: ""));
        Assert.Equal(sites.Length, sites.Count(site => UsersAt(result.Bytes, site) is [""]));
    }

    [Theory]
    [MemberData(nameof(Webs))]
    public void The_root_of_a_site(string name)
    {
        var result = Edit(File.ReadAllBytes(WildFiles.At(name)), Editing.SetUser(""));

        output.WriteLine(result.ToUnifiedDiff(name));
        var server = new TestServer().Replace("<section name=\"anonymousAuthentication\" overrideModeDefault=\"Deny\" />", "<section name=\"anonymousAuthentication\" />")
            .WithFacts(facts => facts.WithFile(@"D:\site\web.config", result.Bytes));
        var value = server.Level("/").GetSection(Editing.Anonymous).Get("userName");
        Assert.Equal(("", true), (value.Text, value.IsSet));
        Assert.Equal("", Assert.Single(UsersAt(result.Bytes, path: "")));
    }

    [Theory]
    [MemberData(nameof(Webs))]
    [MemberData(nameof(Hosts))]
    public void There_and_back_gives_the_original_bytes_where_the_element_was_there(string name)
    {
        var before = Edit(File.ReadAllBytes(WildFiles.At(name)), Editing.SetUser("first")).Bytes;
        var without = Edit(before, ConfigurationEdit.RemoveAttribute(Editing.Anonymous, "userName")).Bytes;
        var changed = Edit(without, Editing.SetUser("\"second\" & more")).Bytes;

        Assert.Equal(Edit(without, Editing.SetUser("first")).Bytes, Edit(changed, Editing.SetUser("first")).Bytes);
        Assert.Equal(without, Edit(changed, ConfigurationEdit.RemoveAttribute(Editing.Anonymous, "userName")).Bytes);
    }

    private static EditResult Edit(byte[] before, params ConfigurationEdit[] edits)
    {
        var result = Editing.Apply(before, Encoding.UTF8.GetString, edits);
        Assert.All(result.Changes, change =>
        {
            // Before the new lines may stand what shared a line with the way back.
            Assert.All(change.After, line => Assert.True(s_names.Any(name => IsTag(line, name)) || change.Before.Any(old => old.StartsWith(line + "</", StringComparison.Ordinal)), line));
            Assert.All(change.Before, line => Assert.True(s_names.Any(name => IsTag(line, name)) || line.Contains("</", StringComparison.Ordinal), line));
            Assert.InRange(change.Before.Count, 0, 1);
        });
        return result;
    }

    private static bool IsTag(string line, string name) => line.Contains('<' + name, StringComparison.Ordinal);

    /// <summary>Another reader's view: the users written for a path, in the body or in location tags.</summary>
    private static string?[] UsersAt(byte[] bytes, string path)
    {
        var root = XDocument.Load(new MemoryStream(bytes)).Root!;
        var tags = root.Elements().Where(element => element.Name.LocalName == "location" && string.Equals((string?)element.Attribute("path"), path, StringComparison.OrdinalIgnoreCase));
        return [.. (path.Length == 0 ? tags.Prepend(root) : tags)
            .SelectMany(tag => Editing.Anonymous.Split('/').Aggregate(new[] { tag }.AsEnumerable(), (level, name) => level.Elements().Where(element => element.Name.LocalName == name)))
            .Select(element => (string?)element.Attribute("userName"))];
    }
}
