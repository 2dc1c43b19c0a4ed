using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>A real NTFS volume, mounted with ntfs-3g: what was written through its extended attributes is what the facts say.</summary>
public sealed class NtfsVolumeTests : IDisposable
{
    // O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-32-568), laid out by hand after [MS-DTYP] 2.4.6, 2.4.5, 2.4.4.2, 2.4.2.2:
    // header (revision 1, control SE_SELF_RELATIVE|SE_DACL_PROTECTED|SE_DACL_AUTO_INHERITED|SE_DACL_PRESENT, offsets 72, 88, 0, 20),
    // DACL (revision 2, 52 bytes, 2 entries), the entries, the owner, the group.
    private static readonly byte[] s_folderDescriptor = Convert.FromHexString(
        "01000494" + "48000000" + "58000000" + "00000000" + "14000000"
        + "02003400" + "02000000"
        + "00031400" + "FF011F00" + "010100000000000512000000"
        + "00031800" + "A9001200" + "01020000000000052000000038020000"
        + "01020000000000052000000020020000"
        + "010100000000000512000000");

    // O:SYG:SYD:AI(A;ID;FR;;;IU): FR is 0x120089, IU is S-1-5-4.
    private static readonly byte[] s_fileDescriptor = Convert.FromHexString(
        "01000484" + "30000000" + "3C000000" + "00000000" + "14000000"
        + "02001C00" + "01000000"
        + "00101400" + "89001200" + "010100000000000504000000"
        + "010100000000000512000000"
        + "010100000000000512000000");

    private readonly NtfsTestVolume _volume = new();

    public void Dispose() => _volume.Dispose();

    [Fact]
    public void Descriptors_come_as_they_were_written()
    {
        using var facts = WithSite();
        var folder = facts.GetPathSecurity(@"D:\sites\Shop");
        Assert.Equal((FactState.Present, PathKind.Folder, null), (folder.State, folder.Kind, folder.Reason));
        Assert.Equal(s_folderDescriptor, folder.Descriptor!);
        var file = facts.GetPathSecurity(@"D:\sites\Shop\web.config");
        Assert.Equal((FactState.Present, PathKind.File, null), (file.State, file.Kind, file.Sddl));
        Assert.Equal(s_fileDescriptor, file.Descriptor!);
    }

    [Theory]
    [InlineData(@"d:\SITES\shop\WEB.CONFIG")]
    [InlineData(@"\\?\D:\sites\Shop\web.config")]
    [InlineData(@"D:/sites//SHOP/./x/../Web.Config")]
    public void Paths_ignore_case_and_may_be_spelled_in_any_way(string path)
    {
        using var facts = WithSite();
        Assert.Equal(s_fileDescriptor, facts.GetPathSecurity(path).Descriptor!);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_found_by_their_spelling_only()
    {
        using var facts = WithSite();
        _volume.MakeFile("sites/Shop/WEB.CONFIG");
        _volume.SetDescriptor("sites/Shop/WEB.CONFIG", s_folderDescriptor);
        Assert.Equal(s_fileDescriptor, facts.GetPathSecurity(@"D:\sites\Shop\web.config").Descriptor!);
        Assert.Equal(s_folderDescriptor, facts.GetPathSecurity(@"D:\sites\Shop\WEB.CONFIG").Descriptor!);
        var either = facts.GetPathSecurity(@"D:\sites\Shop\Web.Config");
        Assert.Equal(FactState.Unknown, either.State);
        Assert.Contains("nothing but case", either.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_longer_than_260_characters_work()
    {
        using var facts = WithSite();
        var deep = string.Join('/', Enumerable.Range(0, 5).Select(level => new string((char)('a' + level), 200)));
        _volume.MakeFile(deep + "/page.html");
        _volume.SetDescriptor(deep + "/page.html", s_fileDescriptor);
        var path = @"D:\" + deep.Replace('/', '\\');
        Assert.True(path.Length > 1000);
        Assert.Equal(s_fileDescriptor, facts.GetPathSecurity(path.ToUpperInvariant() + @"\page.html").Descriptor!);
        Assert.Equal(["page.html"], facts.ListFolder(path).Entries.Select(entry => entry.Name));
    }

    [Fact]
    public void A_path_that_Linux_cannot_take_is_unknown_and_not_absent()
    {
        using var facts = WithSite();
        var path = @"D:\" + string.Join('\\', Enumerable.Repeat(new string('x', 200), 30));
        Assert.Equal(FactState.Absent, facts.GetPathSecurity(path).State);
        var longName = facts.GetPathSecurity(@"D:\sites\" + new string('x', 5000));
        Assert.Equal(FactState.Unknown, longName.State);
        Assert.Contains("longer than Linux takes", longName.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_any_script_are_found()
    {
        using var facts = WithSite();
        _volume.MakeFile("sites/Größe 日本 😀.txt");
        _volume.SetDescriptor("sites/Größe 日本 😀.txt", s_fileDescriptor);
        Assert.Contains("Größe 日本 😀.txt", facts.ListFolder(@"D:\sites").Entries.Select(entry => entry.Name));
        Assert.Equal(s_fileDescriptor, facts.GetPathSecurity(@"D:\sites\GRÖSSE 日本 😀.TXT".Replace("SS", "ß", StringComparison.Ordinal)).Descriptor!);
    }

    [Fact]
    public void Attributes_are_those_of_Windows()
    {
        using var facts = WithSite();
        _volume.SetAttributes("sites/Shop/web.config", FileAttributes.ReadOnly | FileAttributes.Hidden);
        var attributes = facts.GetPathSecurity(@"D:\sites\Shop\web.config").Attributes!.Value;
        Assert.Equal(FileAttributes.ReadOnly | FileAttributes.Hidden, attributes & (FileAttributes.ReadOnly | FileAttributes.Hidden | FileAttributes.Directory));
        Assert.True(facts.GetPathSecurity(@"D:\sites").Attributes!.Value.HasFlag(FileAttributes.Directory));
    }

    [Fact]
    public void What_is_not_there_is_absent()
    {
        using var facts = WithSite();
        Assert.Equal(FactState.Absent, facts.GetPathSecurity(@"D:\sites\nope").State);
        Assert.Equal(FactState.Absent, facts.ListFolder(@"D:\sites\nope").State);
        var below = facts.GetPathSecurity(@"D:\sites\nope\a\b");
        Assert.Equal((FactState.Absent, @"'D:\sites\nope' does not exist."), (below.State, below.Reason));
        var inFile = facts.ListFolder(@"D:\sites\Shop\web.config");
        Assert.Equal((FactState.Absent, @"'D:\sites\Shop\web.config' is a file."), (inFile.State, inFile.Reason));
        Assert.Equal(FactState.Absent, facts.GetPathSecurity("D:\\sites\0\\Shop").State);
    }

    [Fact]
    public void A_folder_is_listed_to_its_end_as_often_as_asked()
    {
        using var facts = WithSite();
        _volume.MakeFolder("sites/Shop/bin");
        for (var i = 0; i < 300; i++)
            _volume.MakeFile($"sites/Shop/page{i}.html");
        var listing = facts.ListFolder(@"D:\sites\shop");
        Assert.Equal((FactState.Present, true), (listing.State, listing.IsComplete));
        var expected = Enumerable.Range(0, 300).Select(i => ($"page{i}.html", PathKind.File)).Concat([("bin", PathKind.Folder), ("web.config", PathKind.File)]);
        for (var round = 0; round < 2; round++)
            Assert.Equal(expected.OrderBy(name => name.Item1, StringComparer.Ordinal), listing.Entries.Select(entry => (entry.Name, entry.Kind)).OrderBy(name => name.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Links_are_told_and_not_followed()
    {
        using var facts = WithSite();
        _volume.MakeJunction("sites/junction", @"D:\sites\Shop");
        File.CreateSymbolicLink(_volume.At("sites/out"), "/etc");
        var entries = facts.ListFolder(@"D:\sites").Entries.ToDictionary(entry => entry.Name);
        Assert.Equal((true, true, false), (entries["junction"].IsLink, entries["out"].IsLink, entries["Shop"].IsLink));
        var junction = facts.GetPathSecurity(@"D:\sites\junction");
        Assert.Equal(FactState.Present, junction.State);
        Assert.True(junction.Attributes!.Value.HasFlag(FileAttributes.ReparsePoint));
        var below = facts.GetPathSecurity(@"D:\sites\junction\web.config");
        Assert.Equal((FactState.Unknown, null), (below.State, below.Descriptor));
        Assert.Contains("not followed", below.Reason, StringComparison.Ordinal);
        Assert.NotEqual(FactState.Present, facts.GetPathSecurity(@"D:\sites\out\hosts").State);
        Assert.Empty(facts.ListFolder(@"D:\sites\out").Entries);
    }

    [Fact]
    public void Descriptors_alone_come_into_the_buffer_of_the_caller()
    {
        using var facts = WithSite();
        byte[] buffer = [];
        Assert.True(facts.TryReadDescriptor(@"D:\sites\Shop\web.config", ref buffer, out var length));
        Assert.Equal(s_fileDescriptor, buffer[..length]);
        var first = buffer;
        Assert.True(facts.TryReadDescriptor(@"D:\sites\Shop", ref buffer, out length));
        Assert.Equal(s_folderDescriptor, buffer[..length]);
        Assert.Same(first, buffer);
        Assert.False(facts.TryReadDescriptor(@"D:\sites\nope", ref buffer, out length));
        Assert.False(facts.TryReadDescriptor(@"E:\sites", ref buffer, out length));
        Assert.Equal(0, length);
    }

    [Fact]
    public void The_root_of_a_drive_has_permissions_too()
    {
        using var facts = WithSite();
        _volume.SetDescriptor(".", s_folderDescriptor);
        var root = facts.GetPathSecurity("d:");
        Assert.Equal((FactState.Present, PathKind.Folder), (root.State, root.Kind));
        Assert.Equal(s_folderDescriptor, root.Descriptor!);
        Assert.Equal(["sites"], facts.ListFolder(@"D:\").Entries.Select(entry => entry.Name));
    }

    [Fact]
    public void A_share_can_stand_on_a_folder_of_the_volume()
    {
        using var drive = WithSite();
        using var facts = ServerFactsWithVolumes.Alone(MountedVolumes.Open([VolumeMapping.Parse($@"\\files01\web={_volume.At("sites")}")]));
        Assert.Equal(s_fileDescriptor, facts.GetPathSecurity(@"\\FILES01\Web\shop\web.config").Descriptor!);
        Assert.Equal(FactState.Unknown, facts.GetPathSecurity(@"\\files01\other\shop").State);
        Assert.Equal(("", FactState.Unknown), (facts.Server.Name, facts.FindShare("files01", "web").State));
    }

    [Fact]
    public void Everything_else_is_what_the_other_facts_say()
    {
        using var drive = WithSite();
        var inner = new InMemoryServerFacts().WithSddl(@"E:\site", "O:BA").WithSddl(@"D:\sites", "O:SY").WithShare(@"\\files01\web", "D:(A;;FA;;;WD)");
        using var facts = new ServerFactsWithVolumes(inner, _volume.As("D:"));
        Assert.Equal("O:BA", facts.GetPathSecurity(@"E:\site").Sddl);
        Assert.Null(facts.GetPathSecurity(@"D:\sites").Sddl);
        Assert.Equal(["site"], facts.ListFolder(@"E:\").Entries.Select(entry => entry.Name));
        Assert.Equal("D:(A;;FA;;;WD)", facts.FindShare("files01", "web").Sddl);
        Assert.Equal("WEB01", facts.Server.Name);
    }

    [Fact]
    public void Two_volumes_cannot_stand_for_one_drive()
    {
        _volume.Require();
        var twice = new[] { VolumeMapping.Parse($"D:={_volume.Folder}"), VolumeMapping.Parse($"d:={_volume.Folder}") };
        Assert.Contains("stand for the same place", Assert.Throws<FactsException>(() => MountedVolumes.Open(twice)).Message, StringComparison.Ordinal);
    }

    private ServerFactsWithVolumes WithSite()
    {
        _volume.Require();
        _volume.MakeFile("sites/Shop/web.config", "<configuration/>");
        _volume.SetDescriptor("sites/Shop", s_folderDescriptor);
        _volume.SetDescriptor("sites/Shop/web.config", s_fileDescriptor);
        return ServerFactsWithVolumes.Alone(_volume.As("D:"));
    }
}
