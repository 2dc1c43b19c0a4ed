using System.Text;
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

public sealed class SnapshotWriterDaclTests : IDisposable
{
    private readonly ChangeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_list_is_read_as_it_is_written() => Assert.Equal(Flip.DaclA, _fixture.Writer().ReadDacl(@"c:\INETPUB\wwwroot"));

    [Fact]
    public void Nothing_but_the_list_changes_in_facts_json()
    {
        _fixture.Writer().WriteDacl(Flip.Folder, Flip.DaclB, Flip.DaclA);
        Assert.Equal(ChangeFixture.Facts(Flip.DaclB), File.ReadAllText(_fixture.FactsJson));
        using var snapshot = ServerSnapshot.Open(_fixture.Root);
        Assert.Equal($"O:BAG:SY{Flip.DaclB}S:(ML;;NW;;;LW)", snapshot.GetPathSecurity(Flip.Folder).Sddl);
    }

    // Line ends, the byte order mark and escapes are counted as the reader of JSON counts them.
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\r", "\uFEFF")]
    public void Whatever_its_form_facts_json_keeps_it(string lineEnd, string mark)
    {
        string Text(string dacl) => mark + string.Join(lineEnd,
            "{ \"schemaVersion\": 1, \"x\": \"\\\"sddl\\\" \\\\\", \"paths\": [",
            "  { \"state\": \"present\", \"sddl\": \"D:P\", \"path\": \"C:\\\\other\" },",
            $"\t{{ \"sddl\"",
            $": \"{dacl}S:(RA;;;;;WD;(\\u0022\\\"n\\\",TS,0,\\\"v\\\"))\", \"path\": \"C:\\\\inetpub\\\\wwwroot\", \"state\": \"present\" }} ] }}");
        var escaped = Text(Flip.DaclA);
        File.WriteAllText(_fixture.FactsJson, escaped, new UTF8Encoding(false));
        _fixture.Writer().WriteDacl(Flip.Folder, Flip.DaclB, Flip.DaclA);
        // The changed text is written anew: the one spelling of its quotation marks that JSON leaves open becomes the common one.
        Assert.Equal(Text(Flip.DaclB).Replace(@"\u0022", "\\\"", StringComparison.Ordinal), Encoding.UTF8.GetString(File.ReadAllBytes(_fixture.FactsJson)));
    }

    [Fact]
    public void Of_the_sample_server_one_line_changes_and_comes_back()
    {
        var original = File.ReadAllBytes(SourceTree.At("samples/contoso/facts.json"));
        File.WriteAllBytes(_fixture.FactsJson, original);
        var writer = _fixture.Writer();
        var before = writer.ReadDacl(@"C:\inetpub\history");
        Assert.Equal("D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", before);
        writer.WriteDacl(@"C:\inetpub\history", before + "(A;;FR;;;IS)", before);
        var (old, changed) = (Encoding.UTF8.GetString(original).Split('\n'), File.ReadAllText(_fixture.FactsJson).Split('\n'));
        var line = Assert.Single(Enumerable.Range(0, old.Length), i => old[i] != changed[i]);
        Assert.Equal(old[line].Replace(before, before + "(A;;FR;;;IS)", StringComparison.Ordinal), changed[line]);
        writer.WriteDacl(@"C:\inetpub\history", before, before + "(A;;FR;;;IS)");
        Assert.Equal(original, File.ReadAllBytes(_fixture.FactsJson));
    }

    [Fact]
    public void Entries_that_say_the_same_are_changed_together()
    {
        static string Text(string dacl) => $$"""{"schemaVersion":1,"paths":[{"path":"C:\\a","state":"present","sddl":"{{dacl}}"},{"path":"C:\\b","state":"present","sddl":"D:P"},{"path":"c:\\A\\","state":"present","sddl":"{{dacl}}"}]}""";
        File.WriteAllText(_fixture.FactsJson, Text("D:AI"));
        _fixture.Writer().WriteDacl(@"C:\a", "D:PAI", "D:AI");
        Assert.Equal(Text("D:PAI"), File.ReadAllText(_fixture.FactsJson));
    }

    // The later changes are made in the text that the first one left, whose places have moved.
    [Fact]
    public void Changes_follow_each_other_in_any_order()
    {
        static string Text(string a, string b, string c) => $$"""{"schemaVersion":1,"paths":[{"path":"C:\\a","state":"present","sddl":"{{a}}"},{"path":"C:\\b","state":"present","sddl":"O:BA{{b}}"},{"path":"C:\\c","state":"present","sddl":"{{c}}S:AI"}]}""";
        File.WriteAllText(_fixture.FactsJson, Text("D:AI", "D:AI", "D:AI"));
        var writer = _fixture.Writer();
        writer.WriteDacl(@"C:\b", "D:PAI(A;;FA;;;SY)", "D:AI");
        writer.WriteDacl(@"C:\c", "D:P", "D:AI");
        writer.WriteDacl(@"C:\a", "D:AI(A;;FR;;;BU)", "D:AI");
        writer.WriteDacl(@"C:\b", "D:(A;;FA;;;BA)(A;;FA;;;SY)", "D:PAI(A;;FA;;;SY)");
        writer.WriteDacl(@"C:\c", "D:AR", "D:P");
        Assert.Equal(Text("D:AI(A;;FR;;;BU)", "D:(A;;FA;;;BA)(A;;FA;;;SY)", "D:AR"), File.ReadAllText(_fixture.FactsJson));
        Assert.Equal("D:AR", writer.ReadDacl(@"C:\c"));
        File.WriteAllText(_fixture.FactsJson, Text("D:P", "D:P", "D:P"));
        Assert.Equal("D:P", writer.ReadDacl(@"C:\b"));
    }

    [Fact]
    public void Another_spelling_of_the_expected_list_is_the_same_list()
    {
        _fixture.Writer().WriteDacl(Flip.Folder, Flip.DaclB, "D:AI(A;OICI;FA;;;S-1-5-18)(A;OICI;0x1200a9;;;S-1-5-32-545)");
        Assert.Equal("ABA", _fixture.State());
    }

    [Theory]
    [InlineData(Flip.Folder, Flip.DaclB, "D:AI", "PermissionsChanged")]
    [InlineData(@"C:\inetpub", Flip.DaclB, Flip.DaclA, "PermissionsUnknown")]
    [InlineData(Flip.WebConfig, Flip.DaclB, "", "PermissionsUnknown")]
    [InlineData(Flip.Folder, "O:BAD:P", Flip.DaclA, "PermissionsInvalid")]
    [InlineData(Flip.Folder, "D:(A;;FA;;;NOBODY)", Flip.DaclA, "PermissionsInvalid")]
    [InlineData(Flip.Folder, "everybody", Flip.DaclA, "PermissionsInvalid")]
    public void What_cannot_be_written_is_refused(string path, string dacl, string expected, string errorId)
    {
        var error = Assert.Throws<ChangeException>(() => _fixture.Writer().WriteDacl(path, dacl, expected));
        Assert.Equal((errorId, path), (error.ErrorId, error.Path));
        Assert.Equal("AAA", _fixture.State());
    }

    [Fact]
    public void A_snapshot_without_facts_has_no_permissions()
    {
        File.Delete(_fixture.FactsJson);
        Assert.Equal("PermissionsUnknown", Assert.Throws<ChangeException>(() => _fixture.Writer().ReadDacl(Flip.Folder)).ErrorId);
    }

    [Fact]
    public void A_broken_facts_json_is_named_with_its_place()
    {
        var writer = _fixture.Writer();
        File.WriteAllText(_fixture.FactsJson, "{\n  \"paths\": [,] }");
        var error = Assert.Throws<ChangeException>(() => writer.ReadDacl(Flip.Folder));
        Assert.Equal("SourceInvalid", error.ErrorId);
        Assert.Contains("facts.json:2:13", error.Message, StringComparison.Ordinal);
    }
}
