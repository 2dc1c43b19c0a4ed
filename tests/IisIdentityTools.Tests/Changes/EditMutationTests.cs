using System.Text;
using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Whatever becomes of a file, an edit of it is done and touches nothing else, or is refused in the documented way.</summary>
public sealed class EditMutationTests
{
    private static readonly string s_host = new TestServer()
        .Location("Site/press", """<system.webServer><security><authentication><anonymousAuthentication userName="CONTOSO\anon" password="x" /></authentication></security></system.webServer>""", "overrideMode=\"Allow\"")
        .ApplicationHost();

    private static readonly string s_web = File.ReadAllText(SourceTree.At("samples/contoso/drives/D/sites/shop/web.config"));

    private static readonly ConfigurationEdit[] s_edits =
    [
        Editing.SetUser(""),
        Editing.SetUser("IUSR", "Site"),
        Editing.SetUser("", "site/press"),
        ConfigurationEdit.RemoveAttribute(Editing.Anonymous, "userName", "Site/press"),
        ConfigurationEdit.RemoveAttribute(Editing.Anonymous, "enabled"),
        ConfigurationEdit.SetAttribute("system.web/identity", "impersonate", "true"),
        ConfigurationEdit.SetAttribute("system.applicationHost/applicationPools", "identityType", "LocalService", elementPath: "add[@name='Pool']/processModel"),
        ConfigurationEdit.SetAttribute("a", "b", "c\"'&<>", "x"),
    ];

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Random_changes(int group)
    {
        var done = 0;
        for (var seed = group * 60; seed < (group + 1) * 60; seed++)
        {
            var random = new Random(seed);
            var text = Mutate(seed % 3 == 0 ? s_host : s_web, random);
            var edits = s_edits.Where(_ => random.Next(3) == 0).ToArray();
            try
            {
                Editing.Apply(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetString, edits);
                done++;
            }
            catch (ConfigurationEditException e)
            {
                Assert.False(e.IsInconsistency, $"Seed {seed}: {e.Message}");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
        }

        // Else the mutations break everything, and nothing has been shown.
        Assert.InRange(done, 15, 60);
    }

    [Fact]
    public void Random_bytes()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(seed % 2 == 0 ? s_web : "<configuration><a b='1'/></configuration>");
            for (var i = random.Next(1, 4); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Editing.Apply(bytes, Encoding.UTF8.GetString, s_edits);
            }
            catch (ConfigurationEditException e)
            {
                Assert.False(e.IsInconsistency, $"Seed {seed}: {e.Message}");
            }
        }
    }

    /// <summary>Some changes keep the text well formed (white space, comments, moved and doubled pieces), others may not.</summary>
    private static string Mutate(string text, Random random)
    {
        string[] harmless = ["<!-- <a b='c'> -->", "<![CDATA[ <x> ]]>", "<?p <y ?>", "\r\n", "\n", "\t ", "<location path='x'><a/></location>", "<system.webServer/>", "<a b = 'x'\n c=\"&gt;>\"/>"];
        string[] harmful = ["<", ">", "\"", "&", "</a>", "<a>", "'", "--", "]]>"];
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            if (random.Next(12) == 0)
                text = text.Insert(random.Next(text.Length), harmful[random.Next(harmful.Length)]);
            else
                text = InsertBetweenElements(text, harmless[random.Next(harmless.Length)], random);
            if (random.Next(4) == 0)
                text = text.ReplaceLineEndings(random.Next(2) == 0 ? "\n" : "\r\n");
        }

        return text;
    }

    private static string InsertBetweenElements(string text, string piece, Random random)
    {
        var at = text.IndexOf("\n", random.Next(text.Length), StringComparison.Ordinal);
        return at > text.IndexOf("<configuration", StringComparison.Ordinal) && at < text.LastIndexOf("</configuration", StringComparison.Ordinal) ? text.Insert(at, piece) : text;
    }
}
