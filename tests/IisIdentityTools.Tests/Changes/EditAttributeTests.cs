using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Attributes of elements that are there: before, edit, after, each worked out by hand.</summary>
public sealed class EditAttributeTests
{
    private const string Section = "system.web/identity";

    [Theory]
    // The value alone changes: quotes, order and white space stay.
    [InlineData("<identity impersonate=\"false\" />", "impersonate", "true", "<identity impersonate=\"true\" />")]
    [InlineData("<identity  impersonate = 'false'\tuserName='x'/>", "impersonate", "true", "<identity  impersonate = 'true'\tuserName='x'/>")]
    [InlineData("<identity impersonate=\"false\"></identity>", "impersonate", "", "<identity impersonate=\"\"></identity>")]
    // What it says already is no change, however it is spelled.
    [InlineData("<identity userName=\"A&#38;B&#x20;&gt;\" />", "userName", "A&B >", "<identity userName=\"A&#38;B&#x20;&gt;\" />")]
    [InlineData("<identity userName=\"A\r\nB\tC\" />", "userName", "A B C", "<identity userName=\"A\r\nB\tC\" />")]
    // Escaped is what must be, and nothing else.
    [InlineData("<identity userName=\"x\" />", "userName", "a & <b> \"c\" 'd'", "<identity userName=\"a &amp; &lt;b> &quot;c&quot; 'd'\" />")]
    [InlineData("<identity userName='x' />", "userName", "a & <b> \"c\" 'd'", "<identity userName='a &amp; &lt;b> \"c\" &apos;d&apos;' />")]
    [InlineData("<identity userName=\"x\" />", "userName", "a\tb\r\nc", "<identity userName=\"a&#x9;b&#xD;&#xA;c\" />")]
    [InlineData("<identity userName=\"x\" />", "userName", "Bücher 𝄞", "<identity userName=\"Bücher 𝄞\" />")]
    // A new attribute comes last, written as its neighbour is.
    [InlineData("<identity />", "userName", "x", "<identity userName=\"x\" />")]
    [InlineData("<identity/>", "userName", "x", "<identity userName=\"x\"/>")]
    [InlineData("<identity></identity>", "userName", "x", "<identity userName=\"x\"></identity>")]
    [InlineData("<identity a='1'/>", "userName", "it's", "<identity a='1' userName='it&apos;s'/>")]
    [InlineData("<identity a = \"1\" />", "userName", "x", "<identity a = \"1\" userName = \"x\" />")]
    [InlineData("<identity a=\"1\"\r\n          b=\"2\"\r\n/>", "userName", "x", "<identity a=\"1\"\r\n          b=\"2\"\r\n          userName=\"x\"\r\n/>")]
    // A bracket inside a value ends no tag; a name that only begins alike is another.
    [InlineData("<identity a=\"1 > 0 />\" userName2=\"y\"/>", "userName", "x", "<identity a=\"1 > 0 />\" userName2=\"y\" userName=\"x\"/>")]
    [InlineData("<identity username=\"y\"/>", "userName", "x", "<identity username=\"y\" userName=\"x\"/>")]
    public void Set(string before, string attribute, string value, string after) =>
        Assert.Equal(Web(after), Editing.Apply(Web(before), ConfigurationEdit.SetAttribute(Section, attribute, value)));

    [Theory]
    [InlineData("<identity impersonate=\"true\" userName=\"x\" />", "<identity impersonate=\"true\" />")]
    [InlineData("<identity userName=\"x\" impersonate=\"true\" />", "<identity impersonate=\"true\" />")]
    [InlineData("<identity userName='x'/>", "<identity/>")]
    [InlineData("<identity a=\"1\"\n   userName=\"x\"\n   b=\"2\" />", "<identity a=\"1\"\n   b=\"2\" />")]
    [InlineData("<identity impersonate=\"true\" />", "<identity impersonate=\"true\" />")]
    public void Remove(string before, string after) => Assert.Equal(Web(after), Editing.Apply(Web(before), ConfigurationEdit.RemoveAttribute(Section, "userName")));

    [Fact]
    public void Removing_what_has_no_place_makes_none()
    {
        const string Empty = "<configuration><system.web /></configuration>";
        Assert.Equal(Empty, Editing.Apply(Empty, ConfigurationEdit.RemoveAttribute(Section, "userName", "a/b"), ConfigurationEdit.RemoveAttribute(Section, "userName", elementPath: "x/y[@a='b']")));
    }

    [Fact]
    public void Comments_data_and_instructions_are_never_edited()
    {
        const string Decoys = """
            <?note <identity impersonate="false"/> ?>
              <!-- <system.web><identity impersonate="false"/></system.web> > -->
              <other><![CDATA[ <identity impersonate="false"/> ]]></other>
              <system.web>
                <!-- <identity impersonate="false"/> -->
                <identity impersonate="false"/>
              </system.web>
            """;
        var before = $"<configuration>\n{Decoys}\n</configuration>";
        var at = before.LastIndexOf("false", StringComparison.Ordinal);

        Assert.Equal(string.Concat(before.AsSpan(0, at), "true", before.AsSpan(at + 5)), Editing.Apply(before, ConfigurationEdit.SetAttribute(Section, "impersonate", "true")));
    }

    [Fact]
    public void Edits_build_on_those_before_them()
    {
        var after = Editing.Apply(
            Web("<identity a=\"1\" userName=\"x\"/>"),
            ConfigurationEdit.RemoveAttribute(Section, "userName"),
            ConfigurationEdit.SetAttribute(Section, "password", "p"),
            ConfigurationEdit.SetAttribute(Section, "impersonate", "true"),
            ConfigurationEdit.SetAttribute(Section, "password", ""));
        Assert.Equal(Web("<identity a=\"1\" password=\"\" impersonate=\"true\"/>"), after);
    }

    [Fact]
    public void There_and_back_in_one_go_is_no_change()
    {
        var before = Web("<identity userName=\"x\"/>");
        Assert.Equal(before, Editing.Apply(before, ConfigurationEdit.SetAttribute(Section, "userName", "y"), ConfigurationEdit.SetAttribute(Section, "userName", "x")));
    }

    [Fact]
    public void An_item_of_a_collection_is_found_by_its_key()
    {
        const string Pools = """
            <configuration>
              <system.applicationHost>
                <applicationPools>
                  <add name="Shop" />
                  <add name="Shop/Admin"><processModel identityType="NetworkService" /></add>
                </applicationPools>
              </system.applicationHost>
            </configuration>
            """;
        var after = Editing.Apply(
            Pools,
            ConfigurationEdit.SetAttribute("system.applicationHost/applicationPools", "identityType", "ApplicationPoolIdentity", elementPath: "add[@name='shop/admin']/processModel"),
            ConfigurationEdit.SetAttribute("system.applicationHost/applicationPools", "loadUserProfile", "true", elementPath: "add[@name=\"Shop\"]/processModel"));

        Assert.Equal(
            Pools.Replace("NetworkService", "ApplicationPoolIdentity").Replace("""<add name="Shop" />""", """
                <add name="Shop">
                        <processModel loadUserProfile="true" />
                      </add>
                """.ReplaceLineEndings("\n")),
            after);
    }

    private static string Web(string identity) => $"<?xml version=\"1.0\"?>\r\n<configuration>\r\n  <system.web>\r\n    {identity} <!-- who -->\n  </system.web>\r\n</configuration>\r\n";
}
