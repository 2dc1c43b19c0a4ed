using System.Text;
using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>What is not edited: the error names the place and the way out.</summary>
public sealed class EditRefusalTests
{
    private const string Twice = "<configuration>\n<system.web><identity a='1'/></system.web>\n<location path='.'><system.web><identity a='2'/></system.web></location>\n</configuration>";

    [Theory]
    [InlineData("<configuration>\n<a>\n</configuration>", 3, "not well formed")]
    [InlineData("", 1, "not well formed")]
    [InlineData("<!DOCTYPE configuration>\n<configuration />", 1, "DTD")]
    [InlineData("<?xml version=\"1.0\"?>\n<web />", 2, "<configuration>")]
    [InlineData("<configuration>\n<system.web>\n<identity configSource='who.config' />\n</system.web></configuration>", 3, "'who.config'")]
    [InlineData("<configuration>\n<system.web>\n<identity configProtectionProvider='Rsa'><EncryptedData /></identity>\n</system.web></configuration>", 3, "'Rsa'")]
    [InlineData(Twice, 3, "also at line 2")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such-one\"?><configuration />", 1, "not well formed")]
    public void A_file_that_cannot_be_edited(string text, int line, string says)
    {
        var refused = Editing.Refused(text, ConfigurationEdit.SetAttribute("system.web/identity", "impersonate", "true"));

        Assert.Equal(line, refused.Line);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", "more than one add")]
    [InlineData("add[@name='c']", "no add[@name='c']")]
    public void An_item_that_is_not_there_once(string path, string says) =>
        Assert.Contains(
            says,
            Editing.Refused("<configuration><g><list><add name='a'/><add name='b'/></list></g></configuration>", ConfigurationEdit.SetAttribute("g/list", "x", "1", elementPath: path)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("a//b", "x", "", "v")]
    [InlineData("", "x", "", "v")]
    [InlineData("location/a", "x", "", "v")]
    [InlineData("a", "x y", "", "v")]
    [InlineData("a", "", "", "v")]
    [InlineData("a", "x", "b[", "v")]
    [InlineData("a", "x", "b/", "v")]
    [InlineData("a", "x", "b[@c=d]", "v")]
    [InlineData("a", "x", "", "\u0001")]
    public void An_edit_that_makes_no_sense(string section, string attribute, string element, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => ConfigurationEdit.SetAttribute(section, attribute, value, elementPath: element));

    [Fact]
    public void Half_a_character_is_no_value() => Assert.Throws<ArgumentException>(() => Editing.SetUser(new string('\uD800', 1)));

    [Fact]
    public void Bytes_that_the_encoding_lacks_are_not_guessed_at()
    {
        byte[] broken = [.. "<configuration a=\""u8, 0xFF, .. "\" />"u8];
        byte[] declared = [.. "<?xml version=\"1.0\" encoding=\"us-ascii\"?><configuration><!-- "u8, 0xE9, .. " --></configuration>"u8];
        Editing.Refused(broken);
        Assert.Contains("us-ascii", Editing.Refused(declared).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_and_a_declaration_that_contradict_each_other()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><configuration />"u8];
        Assert.Contains("iso-8859-1", Editing.Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_32_is_refused() => Assert.Contains("UTF-32", Editing.Refused([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("<configuration />")]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_secret_is_not_in_the_edits_text()
    {
        Assert.Equal("set a/b/@password at location \"S\" to \"(stored)\"", ConfigurationEdit.SetAttribute("a/b", "password", "geheim", "S").ToString());
        Assert.Equal("remove a/b/c/@userName", ConfigurationEdit.RemoveAttribute("a/b", "userName", elementPath: "c").ToString());
    }
}
