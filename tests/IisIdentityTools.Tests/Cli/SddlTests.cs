using System.Text.Json;
using IisIdentityTools.Tests.Security.Descriptors;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid sddl: security descriptors from one form into another.</summary>
public sealed class SddlTests
{
    // Windows made text and bytes of each row; LA and LG would need a machine.
    [Theory]
    [InlineData("windows.tsv")]
    [InlineData("windows-conditions.tsv")]
    public void Text_and_bytes_become_each_other_as_on_Windows(string table)
    {
        var rows = DescriptorFixtures.Rows(table)
            .Where(row => row[0].Length > 0 && !DescriptorFixtures.HasRelativeAlias(row[0])).ToArray();
        Assert.InRange(rows.Length, 60, 1000);
        var text = Lines(rows, 0);
        var bytes = Lines(rows, 1);
        Assert.Equal(bytes, Sddl(text).Output);
        Assert.Equal(text, Sddl(bytes).Output);
        Assert.Equal(bytes, Sddl(text, "--to", "base64").Output);
        Assert.Equal(text, Sddl(bytes, "--to", "sddl").Output);
        Assert.Equal(text, Sddl(text, "--to", "sddl").Output);
        Assert.Equal(bytes, Sddl(bytes, "--to", "base64").Output);
    }

    [Fact]
    public void Arguments_are_taken_instead_of_standard_input()
    {
        var result = CliRun.WithInput("D:(A;;FA;;;WD)\n", "sddl", "O:SYD:", "AQAEgAAAAAAAAAAAAAAAABQAAAACAAgAAAAAAA==", "--to", "sddl");
        Assert.Equal((0, "O:SYD:\nD:\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public void Lines_stay_aligned()
    {
        var result = Sddl("D:P\r\n\r\nD:(A;;FA;;;B)\nAQ==\n???\nD:(A;;FA;;;DA)\nS:P");
        Assert.Equal(2, result.Code);
        Assert.Equal(["AQAEkAAAAAAAAAAAAAAAABQAAAACAAgAAAAAAA==", "", "", "", "", "", "AQAQoAAAAAAAAAAAFAAAAAAAAAACAAgAAAAAAA==", ""], result.Lines);
        Assert.Collection(
            result.ErrorLines,
            line => Assert.StartsWith("iisid: error: line 3: The SDDL cannot be read: a SID is expected", line, StringComparison.Ordinal),
            line => Assert.StartsWith("iisid: error: line 4: The bytes are no security descriptor: at offset 0", line, StringComparison.Ordinal),
            line => Assert.Equal("iisid: error: line 5: The text is not base64.", line),
            line => Assert.StartsWith("iisid: error: line 6: The SDDL cannot be read: 'DA' (Domain Admins) depends on the domain", line, StringComparison.Ordinal));
        Assert.Contains("position 12", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_everything()
    {
        const string Text = "O:BAG:S-1-5-21-1-2-3-513D:PAI(A;OICI;0x1200a9;;;BU)(OA;;CR;bf967aba-0de6-11d0-a285-00aa003049e2;f30e3bbe-9ff0-11d1-b603-0000f80367c1;WD)(XA;ID;GRSD;;;AU;(Exists x))"
            + "S:(ML;;NWNR;;;HI)(RA;;;;;WD;(\"a\",TI,0x0,1))";
        const string Expected = """
            {"control":["DaclPresent","SaclPresent","DaclAutoInherited","DaclProtected","SelfRelative"],
            "owner":"S-1-5-32-544","ownerName":"BUILTIN\\Administrators","group":"S-1-5-21-1-2-3-513",
            "dacl":[
            {"type":"AccessAllowed","flags":["ObjectInherit","ContainerInherit"],"mask":"0x001200a9","rights":["ReadAndExecute"],"sid":"S-1-5-32-545","name":"BUILTIN\\Users"},
            {"type":"AccessAllowedObject","flags":[],"mask":"0x00000100","rights":["WriteAttributes"],"sid":"S-1-1-0","name":"Everyone","objectType":"bf967aba-0de6-11d0-a285-00aa003049e2","inheritedObjectType":"f30e3bbe-9ff0-11d1-b603-0000f80367c1"},
            {"type":"AccessAllowedCallback","flags":["Inherited"],"mask":"0x80010000","rights":["GenericRead","Delete"],"sid":"S-1-5-11","name":"NT AUTHORITY\\Authenticated Users","condition":"(Exists x)"}],
            "sacl":[
            {"type":"SystemMandatoryLabel","flags":[],"mask":"0x00000003","rights":["NoWriteUp","NoReadUp"],"sid":"S-1-16-12288","name":"Mandatory Label\\High"},
            {"type":"SystemResourceAttribute","flags":[],"mask":"0x00000000","rights":[],"sid":"S-1-1-0","name":"Everyone","claim":"(\"a\",TI,0x0,1)"}]}
            """;
        var result = Sddl(Text + "\n", "--to", "json");
        Assert.Equal(0, result.Code);
        Assert.Equal(2, result.Lines.Count);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Expected).RootElement, JsonDocument.Parse(result.Output).RootElement), result.Output);
    }

    // A list that is not there, a NULL list, an empty one.
    [Theory]
    [InlineData("O:SY", """{"control":["SelfRelative"],"owner":"S-1-5-18","ownerName":"NT AUTHORITY\\SYSTEM"}""")]
    [InlineData("D:NO_ACCESS_CONTROL", """{"control":["DaclPresent","SelfRelative"],"dacl":null}""")]
    [InlineData("D:", """{"control":["DaclPresent","SelfRelative"],"dacl":[]}""")]
    public void Json_tells_lists_from_no_lists(string text, string expected) => Assert.Equal(expected + "\n", Sddl(text, "--to", "JSON").Output);

    [Fact]
    public void A_form_that_is_not_there_is_2()
    {
        var result = Sddl("D:", "--to", "xml");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith("iisid: error: There is no form 'xml'. There are: base64, sddl, json.", result.Error, StringComparison.Ordinal);
    }

    private static CliResult Sddl(string input, params string[] options) => CliRun.WithInput(input, ["sddl", .. options]);

    private static string Lines(string[][] rows, int column) => string.Concat(rows.Select(row => row[column] + "\n"));
}
