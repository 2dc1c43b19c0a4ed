using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>What holds for every configuration: inheritance, and that writing the same thing differently answers the same.</summary>
public sealed class InheritancePropertyTests
{
    private const int Levels = 6;

    /// <summary>What each of the levels /, /0, /0/1 ... says, if anything, and by which kind of file.</summary>
    private static readonly Arbitrary<(int Says, int By)[]> s_levels =
        Gen.Choose(0, 2).SelectMany(says => Gen.Choose(0, 1).Select(by => (says, by))).ArrayOf(Levels).ToArbitrary();

    private static readonly Arbitrary<int> s_seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void A_value_is_seen_at_every_deeper_path_until_it_is_set_again() => Holds(100, Prop.ForAll(s_levels, levels =>
    {
        var configuration = Server(levels).Load();
        var tree = configuration.GetLevels(configuration.FindSite("Site")!);
        // The model: the nearest level at or above that says something; else the stock server's "false".
        var expected = "false";
        for (var depth = 0; depth < Levels + 2; depth++)
        {
            if (depth < Levels && levels[depth].Says > 0)
                expected = levels[depth].Says == 1 ? "true" : "false";
            Assert.Equal(expected, tree.At(Path(depth)).GetSection("system.webServer/directoryBrowse").Get("enabled").Text);
        }
    }));

    [Fact]
    public void A_lock_stops_every_deeper_value_and_says_so() => Holds(100, Prop.ForAll(s_levels, levels =>
    {
        var configuration = Server(levels, locked: true).Load();
        var tree = configuration.GetLevels(configuration.FindSite("Site")!);
        for (var depth = 0; depth < Levels; depth++)
        {
            var level = tree.At(Path(depth));
            // Only what applicationHost.config itself says in a location gets past its own lock.
            var refused = levels.Take(depth + 1).Count(said => said is { Says: > 0, By: 0 });
            Assert.Equal(refused, level.Problems.Count(problem => problem.HResult == "0x80070021"));
            var allowed = levels.Take(depth + 1).LastOrDefault(said => said is { Says: > 0, By: 1 });
            Assert.Equal(allowed.Says == 2 ? "false" : "true", level.GetSection("system.webServer/directoryBrowse").Get("enabled").Text);
        }
    }));

    [Fact]
    public void Comments_and_white_space_change_no_answer()
    {
        var plain = Answers(Contoso(text => text));

        Holds(15, Prop.ForAll(s_seeds, seed => Assert.Equal(plain, Answers(Contoso(text => Padded(text, seed))))));
    }

    [Fact]
    public void The_order_of_sites_changes_no_answer()
    {
        var plain = Answers(Contoso(text => text)).Order(StringComparer.Ordinal).ToArray();

        Holds(15, Prop.ForAll(s_seeds, seed => Assert.Equal(plain, Answers(Contoso(text => Shuffled(text, seed))).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void The_order_of_locations_changes_no_answer()
    {
        var plain = Answers(Contoso(text => text));

        Holds(15, Prop.ForAll(s_seeds, seed => Assert.Equal(plain, Answers(Contoso(text => WithLocationsShuffled(text, seed))))));
    }

    private static void Holds(int tests, Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), property);

    private static TestServer Server((int Says, int By)[] levels, bool locked = false)
    {
        var server = new TestServer();
        if (locked)
            server.Replace("<section name=\"directoryBrowse\" overrideModeDefault=\"Allow\" />", "<section name=\"directoryBrowse\" overrideModeDefault=\"Deny\" />")
                .Replace("<directoryBrowse enabled=\"false\" />", "<directoryBrowse enabled=\"true\" />");
        for (var depth = 0; depth < levels.Length; depth++)
        {
            var xml = $"<system.webServer><directoryBrowse enabled=\"{(levels[depth].Says == 1 ? "true" : "false")}\" /></system.webServer>";
            if (levels[depth].Says > 0)
                _ = levels[depth].By == 0
                    ? server.WebConfig(@"D:\site" + (depth == 0 ? "" : Path(depth).Replace('/', '\\')), xml)
                    : server.Location("Site" + (depth == 0 ? "" : Path(depth)), xml);
        }

        return server;
    }

    /// <summary>"/", "/0", "/0/1" ...</summary>
    private static string Path(int depth) => depth == 0 ? "/" : string.Concat(Enumerable.Range(0, depth).Select(i => "/" + i));

    /// <summary>The sample's sites and their web.config files, with applicationHost.config rewritten.</summary>
    private static ServerConfiguration Contoso(Func<string, string> rewrite)
    {
        const string Host = "samples/contoso/drives/C/Windows/System32/inetsrv/config/applicationHost.config";
        var facts = new InMemoryServerFacts().WithStockEnvironment().WithEnvironment("IIS_SITES_HOME", @"D:\sites").WithTree(@"C:\").WithTree(@"D:\").WithTree(@"\\files01\web$")
            .WithApplicationHost(rewrite(File.ReadAllText(SourceTree.At(Host))));
        var drive = SourceTree.At("samples/contoso/drives/D");
        foreach (var file in Directory.EnumerateFiles(drive, "*.config", SearchOption.AllDirectories))
            facts.WithFile(@"D:\" + System.IO.Path.GetRelativePath(drive, file).Replace('/', '\\'), File.ReadAllBytes(file));
        return ServerConfiguration.Load(facts, TestContext.Current.CancellationToken);
    }

    private static string[] Answers(ServerConfiguration configuration)
    {
        Assert.Empty(configuration.Problems);
        var answers = new EffectiveIdentityResolver(configuration).Resolve(new IdentityQuery(), cancellation: TestContext.Current.CancellationToken)
            .Select(answer => $"{answer} {answer.ConfigurationIdentity} {answer.FileAuthorizationIdentity} {answer.NetworkIdentity} {answer.Certainty} {string.Join(',', answer.Problems.Select(problem => problem.Status + problem.HResult))}")
            .ToArray();
        Assert.NotEmpty(answers);
        return answers;
    }

    private static string Padded(string text, int seed)
    {
        var random = new Random(seed);
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        var all = document.Root!.Descendants().ToArray();
        for (var i = 0; i < 60; i++)
        {
            var one = all[random.Next(all.Length)];
            switch (random.Next(3))
            {
                case 0: one.AddBeforeSelf(new XComment(" <location path=\"x\" /> ")); break;
                case 1: one.AddAfterSelf(new XText("\r\n\t  \n")); break;
                default: one.AddFirst(new XComment("in here"), new XText("\n")); break;
            }
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }

    private static string Shuffled(string text, int seed)
    {
        var document = XDocument.Parse(text);
        var sites = document.Root!.Descendants("sites").Single();
        var all = sites.Elements("site").ToArray();
        all.Remove();
        new Random(seed).Shuffle(all);
        sites.AddFirst(all.Cast<object>().ToArray());
        return document.ToString();
    }

    private static string WithLocationsShuffled(string text, int seed)
    {
        var document = XDocument.Parse(text);
        var all = document.Root!.Elements("location").ToArray();
        all.Remove();
        new Random(seed).Shuffle(all);
        document.Root.Add(all.Cast<object>().ToArray());
        return document.ToString();
    }
}
