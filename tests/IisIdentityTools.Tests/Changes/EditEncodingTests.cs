using System.Text;
using System.Xml.Linq;
using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>The bytes around an edit stay, whatever the file is encoded in; the new ones are in the same encoding.</summary>
public sealed class EditEncodingTests
{
    private const string Text = "<configuration>\r\n  <!-- Gr\u00FC\u00DFe \u20AC -->\r\n  <system.web>\r\n    <identity userName=\"M\u00FCller\" />\r\n  </system.web>\r\n</configuration>";

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode(string name, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = isMarked ? encoding.GetPreamble() : [];
        string Decode(byte[] bytes) => encoding.GetString(bytes, mark.Length, bytes.Length - mark.Length);

        var result = Editing.Apply([.. mark, .. encoding.GetBytes(Text)], Decode, ConfigurationEdit.SetAttribute("system.web/identity", "userName", "J\u00F6rg \U0001D11E"));

        Assert.Equal([.. mark, .. encoding.GetBytes(Text.Replace("M\u00FCller", "J\u00F6rg \U0001D11E"))], result.Bytes);
    }

    [Fact]
    public void Windows_1252_keeps_its_bytes_and_refers_to_characters_that_it_lacks()
    {
        // Code page 1252: ü = FC, ß = DF, € = 80, ö = F6; it has no ł.
        byte[] before = [.. Head("windows-1252"), .. "<configuration><!-- Gr"u8, 0xFC, 0xDF, .. "e "u8, 0x80, .. " --><a userName='x'/></configuration>"u8];
        byte[] after = [.. Head("windows-1252"), .. "<configuration><!-- Gr"u8, 0xFC, 0xDF, .. "e "u8, 0x80, .. " --><a userName='J"u8, 0xF6, .. "rg &#x142; &#x1D11E;'/></configuration>"u8];

        var result = Editing.Apply(before, Encoding.Latin1.GetString, ConfigurationEdit.SetAttribute("a", "userName", "J\u00F6rg \u0142 \U0001D11E"));

        Assert.Equal(Encoding.Latin1.GetString(after), Encoding.Latin1.GetString(result.Bytes));
    }

    [Fact]
    public void Iso_8859_1_and_ASCII()
    {
        byte[] before = [.. Head("iso-8859-1"), .. "<configuration><a b='"u8, 0xE4, .. "' userName='x'/></configuration>"u8];
        byte[] after = [.. Head("iso-8859-1"), .. "<configuration><a b='"u8, 0xE4, .. "' userName='"u8, 0xF6, .. "&#x20AC;'/></configuration>"u8];
        Assert.Equal(after, Editing.Apply(before, Encoding.Latin1.GetString, ConfigurationEdit.SetAttribute("a", "userName", "\u00F6\u20AC")).Bytes);

        byte[] ascii = [.. Head("us-ascii"), .. "<configuration><a userName='x'/></configuration>"u8];
        Assert.Equal([.. Head("us-ascii"), .. "<configuration><a userName='&#xF6;'/></configuration>"u8], Editing.Apply(ascii, Encoding.Latin1.GetString, ConfigurationEdit.SetAttribute("a", "userName", "\u00F6")).Bytes);
    }

    [Fact]
    public void Lines_that_end_in_a_carriage_return_alone()
    {
        const string Before = "<configuration>\r  <system.web>\r  </system.web>\r</configuration>";
        Assert.Equal(
            Before.Replace("<system.web>\r", "<system.web>\r    <identity userName=\"x\" />\r"),
            Editing.Apply(Before, ConfigurationEdit.SetAttribute("system.web/identity", "userName", "x")));
    }

    [Fact]
    public void What_is_set_is_what_another_reader_reads()
    {
        var random = new Random(20250314);
        string[] pieces = ["a", " ", "&", "<", ">", "\"", "'", "\t", "\n", "\r", "&amp;", "&#10;", "]]>", "<!--", "\u00E4", "\u20AC", "\U0001F600", "="];
        foreach (var quote in "\"'")
        {
            for (var i = 0; i < 200; i++)
            {
                var value = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
                var before = $"<configuration><a b={quote}1{quote} userName={quote}old{quote}/></configuration>";

                var after = Editing.Apply(before, ConfigurationEdit.SetAttribute("a", "userName", value));

                Assert.Equal(value, (string?)XDocument.Parse(after).Root!.Element("a")!.Attribute("userName"));
                Assert.Equal(before, Editing.Apply(after, ConfigurationEdit.SetAttribute("a", "userName", "old")));
            }
        }
    }

    private static byte[] Head(string encoding) => Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\r\n");
}
