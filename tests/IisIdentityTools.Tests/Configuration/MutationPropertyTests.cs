using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Whatever becomes of a file, reading it ends soon and ends in one of the documented ways: never in another exception.</summary>
public sealed class MutationPropertyTests
{
    private static readonly string s_host = new TestServer()
        .Application("/app", @"D:\app", "applicationPool=\"Pool\"", "userName=\"CONTOSO\\web\" password=\"x\"")
        .Location("Site/press", """<system.webServer><security><authentication><anonymousAuthentication userName="CONTOSO\anon" password="x" /></authentication></security></system.webServer>""", "overrideMode=\"Allow\"")
        .ApplicationHost();

    private static readonly string s_web = File.ReadAllText(SourceTree.At("samples/contoso/drives/D/sites/shop/web.config"));

    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    // Seeds, so that a failure names one number that repeats it.
    private static readonly Arbitrary<int> s_seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Any_change_of_bytes() => Holds(400, seed =>
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(seed % 2 == 0 ? s_host : s_web);
        for (var i = random.Next(1, 8); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        AssertReads(bytes[..(seed % 3 == 0 ? random.Next(bytes.Length) : bytes.Length)]);
    });

    [Fact]
    public void Any_bytes_at_all() => Holds(400, seed =>
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        // Marks of encodings in front: the ways of decoding are the interesting ones.
        byte[][] marks = [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [.. "<?xml version=\"1.0\" encoding=\""u8]];
        AssertReads([.. marks[random.Next(marks.Length)], .. bytes]);
    });

    [Fact]
    public void Any_change_of_characters_of_applicationHost_config() => Holds(120, seed => AssertAnswers(Changed(s_host, seed), null));

    [Fact]
    public void Any_change_of_characters_of_a_web_config() => Holds(120, seed => AssertAnswers(null, Changed(s_web, seed)));

    [Fact]
    public void Any_change_of_elements_of_applicationHost_config() => Holds(120, seed => AssertAnswers(WithElementsChanged(s_host, seed), null));

    [Fact]
    public void Any_change_of_elements_of_a_web_config() => Holds(120, seed => AssertAnswers(null, WithElementsChanged(s_web, seed)));

    private static void Holds(int tests, Action<int> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(s_seeds, property));

    private static void AssertReads(byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        using var stream = new MemoryStream(bytes);
        var file = ConfigurationFileReader.Read(stream, @"D:\site\web.config", cancellation: TestContext.Current.CancellationToken);
        Assert.True(file.Root is null != file.Problem is null, "either elements or a problem");
        Assert.True(clock.Elapsed < s_soon);
    }

    private static void AssertAnswers(string? host, string? web)
    {
        var clock = Stopwatch.StartNew();
        var facts = new TestServer().Facts().WithApplicationHost(host ?? s_host).WithFile(@"D:\site\web.config", web ?? "<configuration />");
        try
        {
            var configuration = ServerConfiguration.Load(facts, TestContext.Current.CancellationToken);
            foreach (var answer in new EffectiveIdentityResolver(configuration).Resolve(new IdentityQuery(), cancellation: TestContext.Current.CancellationToken))
                Assert.True(answer.Trail.Count > 0 && answer.ToString().Length > 0);
        }
        catch (FactsException)
        {
            // Documented: the facts are not enough to answer from.
        }

        Assert.True(clock.Elapsed < s_soon);
    }

    private static string Changed(string text, int seed)
    {
        var random = new Random(seed);
        const string Telling = "<>&\"'/=-![]?%\\.,*: \t\n\0é€𐍈truefalse";
        var changed = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(changed.Length);
            var c = Telling[random.Next(Telling.Length)];
            _ = random.Next(3) switch { 0 => changed.Insert(at, c), 1 => changed.Remove(at, 1), _ => changed.Replace(changed[at], c, at, 1) };
        }

        return changed.ToString();
    }

    /// <summary>Well-formed, but with elements gone, doubled, moved or renamed, and attributes gone, emptied or exchanged.</summary>
    private static string WithElementsChanged(string text, int seed)
    {
        var random = new Random(seed);
        var document = XDocument.Parse(text);
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var all = document.Root!.Descendants().ToArray();
            if (all.Length == 0)
                break;
            var one = all[random.Next(all.Length)];
            var other = all[random.Next(all.Length)];
            switch (random.Next(6))
            {
                case 0: one.Remove(); break;
                case 1: one.AddAfterSelf(new XElement(one)); break;
                case 2: other.Add(new XElement(one)); break;
                case 3: one.Name = other.Name; break;
                case 4: one.Attributes().FirstOrDefault()?.Remove(); break;
                default: one.SetAttributeValue(other.Attributes().FirstOrDefault()?.Name ?? "name", other.Attributes().LastOrDefault()?.Value ?? ""); break;
            }
        }

        return document.ToString();
    }
}
