using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>
/// Folder access on a real NTFS volume that ntfs-3g has mounted: descriptors and attributes are written through its extended attributes, and the
/// verdicts are those that the lists spell out ([MS-DTYP] 2.5.3.2) or that the comment derives.
/// </summary>
public sealed class VolumeAccessTests : IDisposable
{
    private const string Owned = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)";
    private const string Pool = @"IIS AppPool\Pool";

    private readonly NtfsTestVolume _volume = new();

    public VolumeAccessTests() => _volume.Require();

    public void Dispose() => _volume.Dispose();

    // IIS_IUSRS has read and execute; IUSR is no member of it (rule C4), and a domain user may be a member of a group that was not captured.
    [Theory]
    [InlineData(Pool, FileRights.Read, AccessVerdict.Allowed, FileRights.None)]
    [InlineData(Pool, FileRights.Modify, AccessVerdict.Denied, FileRights.Modify & ~FileRights.ReadAndExecute)]
    [InlineData("S-1-5-17", FileRights.Read, AccessVerdict.Denied, FileRights.Read)]
    [InlineData(@"CONTOSO\bert", FileRights.Read, AccessVerdict.Unknown, FileRights.Read)]
    public void Each_verdict_comes_from_the_list_on_the_volume(string identity, FileRights right, AccessVerdict expected, FileRights missing)
    {
        _volume.MakeFolder("site");
        // Who may list the folder above sees attributes: here SYSTEM alone may.
        _volume.SetSddl("", Owned);
        _volume.SetSddl("site", Owned + $"(A;OICI;0x1200a9;;;IS)(A;OICI;0x1200a9;;;{InMemoryServerFacts.DomainSid}-1999)");

        var answer = Ask(@"D:\site", identity, right);

        Assert.Equal((expected, missing), (answer.Access, answer.Missing));
        Assert.Equal(PathKind.Folder, answer.PathKind);
    }

    [Fact]
    public void A_walk_finds_the_two_folders_that_differ()
    {
        foreach (var name in new[] { "site", "site/a", "site/a/deep", "site/b", "site/c" })
            _volume.MakeFolder(name);
        for (var i = 0; i < 20; i++)
            _volume.MakeFile(FormattableString.Invariant($"site/b/{i}.txt"));
        SetAll(Owned + "(A;OICI;0x1200a9;;;IS)");
        _volume.SetSddl("site/a/deep", Owned);
        _volume.SetSddl("site/c", Owned + "(D;;0x1;;;IS)(A;OICI;0x1200a9;;;IS)");

        var answers = Walk(@"D:\site", Pool, FileRights.Read);

        Assert.Equal((@"D:\site", AccessVerdict.Allowed), (answers[0].Path, answers[0].Access));
        Assert.Equal([@"D:\site\a\deep", @"D:\site\c"], answers.Skip(1).Select(answer => answer.Path).Order());
        Assert.All(answers.Skip(1), answer => Assert.Equal(AccessVerdict.Denied, answer.Access));
        Assert.Equal(FileRights.ReadData, answers.Single(answer => answer.Path == @"D:\site\c").Missing);
    }

    // [MS-FSA] 2.1.5.1.2.1: a read-only file is opened neither for writing nor for deleting; its list gives both.
    [Fact]
    public void A_walk_finds_a_read_only_file_for_rights_that_change_it()
    {
        _volume.MakeFile("site/locked.txt");
        _volume.MakeFile("site/free.txt");
        SetAll(Owned + "(A;OICI;0x1301bf;;;IS)");
        _volume.SetAttributes("site/locked.txt", FileAttributes.ReadOnly);

        var modify = Walk(@"D:\site", Pool, FileRights.Modify);

        Assert.Equal([(@"D:\site", AccessVerdict.Allowed), (@"D:\site\locked.txt", AccessVerdict.Denied)], modify.Select(answer => (answer.Path, answer.Access)));
        Assert.Equal(AccessLimits.ReadOnlyAttribute, modify[1].LimitedBy);
        Assert.Single(Walk(@"D:\site", Pool, FileRights.Read));
    }

    // Who holds a key is not known; the attributes themselves can be read.
    [Fact]
    public void A_walk_finds_an_encrypted_file_for_its_content()
    {
        _volume.MakeFile("site/secret.txt");
        _volume.MakeFile("site/free.txt");
        SetAll(Owned + "(A;OICI;0x1200a9;;;IS)");
        _volume.Encrypt("site/secret.txt");

        var read = Walk(@"D:\site", Pool, FileRights.Read);

        Assert.Equal([(@"D:\site", AccessVerdict.Allowed), (@"D:\site\secret.txt", AccessVerdict.Unknown)], read.Select(answer => (answer.Path, answer.Access)));
        Assert.Equal(AccessLimits.Encryption, read[1].LimitedBy);
        Assert.Single(Walk(@"D:\site", Pool, FileRights.ReadAttributes));
    }

    [Fact]
    public void Names_longer_than_260_characters_are_walked_like_others()
    {
        var names = Enumerable.Repeat(new string('a', 100), 4).ToArray();
        _volume.MakeFile("site/" + string.Join('/', names) + "/far.txt");
        SetAll(Owned + "(A;OICI;0x1200a9;;;IS)");
        _volume.SetSddl("site/" + string.Join('/', names) + "/far.txt", Owned);
        var far = @"D:\site\" + string.Join('\\', names) + @"\far.txt";

        Assert.Equal(AccessVerdict.Denied, Ask(far, Pool, FileRights.Read).Access);
        Assert.Equal([@"D:\site", far], Walk(@"D:\site", Pool, FileRights.Read).Select(answer => answer.Path));
    }

    [Fact]
    public void A_junction_is_not_followed()
    {
        _volume.MakeFile("elsewhere/hidden.txt");
        _volume.MakeFolder("site");
        SetAll(Owned + "(A;OICI;0x1200a9;;;IS)");
        _volume.SetSddl("elsewhere/hidden.txt", Owned);
        _volume.MakeJunction("site/link", @"D:\elsewhere");

        var answers = Walk(@"D:\site", Pool, FileRights.Read, all: true);

        Assert.DoesNotContain(answers, answer => answer.Path.Contains("hidden", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Path == @"D:\site\link");
    }

    [Fact]
    public void A_missing_path_is_reported_and_the_rest_answered()
    {
        _volume.MakeFolder("site");
        _volume.SetSddl("site", Owned + "(A;OICI;0x1200a9;;;IS)");
        using var facts = Facts();
        var missing = new List<IdentityQueryException>();

        var answers = Resolver(facts).Resolve(new FolderAccessQuery { Paths = [@"D:\nope\deeper", @"D:\site"], Identities = [Pool], Right = FileRights.Read }, missing.Add, TestContext.Current.CancellationToken).ToArray();

        Assert.Equal(@"D:\site", Assert.Single(answers).Path);
        Assert.Equal("PathNotFound", Assert.Single(missing).ErrorId);
    }

    // What lies behind a link is on another volume or nowhere: nobody can tell.
    [Fact]
    public void What_cannot_be_read_is_unknown()
    {
        _volume.MakeFolder("site");
        _volume.MakeJunction("site/link", @"E:\elsewhere");

        var answer = Ask(@"D:\site\link\web.config", Pool, FileRights.Read);

        Assert.Equal((AccessVerdict.Unknown, FileRights.None), (answer.Access, answer.Granted));
        Assert.Contains(answer.Because, sentence => sentence.Contains("link", StringComparison.Ordinal));
    }

    // The files give no DELETE. Their folder gives FILE_DELETE_CHILD (0x40) in one place and not in the other ([MS-FSA] 2.1.5.1.2.1).
    [Fact]
    public void The_folder_above_decides_on_deleting_in_a_walk_too()
    {
        _volume.MakeFile("site/open/file.txt");
        _volume.MakeFile("site/closed/file.txt");
        SetAll(Owned + "(A;;0x1200a9;;;IS)");
        _volume.SetSddl("site/open", Owned + "(A;;0x1200e9;;;IS)");

        Assert.Equal(AccessVerdict.Allowed, Ask(@"D:\site\open\file.txt", Pool, FileRights.Delete).Access);
        Assert.Equal(AccessVerdict.Denied, Ask(@"D:\site\closed\file.txt", Pool, FileRights.Delete).Access);
        Assert.Equal([@"D:\site", @"D:\site\open\file.txt"], Walk(@"D:\site", Pool, FileRights.Delete).Select(answer => answer.Path));
    }

    /// <summary>The quick way through a tree must answer as one question for each file does.</summary>
    [Fact]
    public void A_walk_answers_as_a_question_for_each_file_does()
    {
        var random = new Random(20250314);
        string[] lists = ["(A;;0x1200a9;;;IS)", "(A;;0x1301bf;;;IS)", "(A;;0x1200e9;;;BU)", "(D;;0x10000;;;SU)(A;;FA;;;IS)", "", "(A;;0x1;;;IS)", $"(A;;FA;;;{InMemoryServerFacts.DomainSid}-1999)"];
        var folders = new List<string> { "site" };
        _volume.MakeFolder("site");
        for (var i = 0; i < 12; i++)
            folders.Add(Path.GetRelativePath(_volume.Folder, _volume.MakeFolder(folders[random.Next(folders.Count)] + FormattableString.Invariant($"/d{i}"))));
        for (var i = 0; i < 60; i++)
        {
            var file = folders[random.Next(folders.Count)] + FormattableString.Invariant($"/f{i}");
            _volume.MakeFile(file);
            _volume.SetSddl(file, Owned + lists[random.Next(lists.Length)]);
            if (i % 3 == 0)
                _volume.SetAttributes(file, FileAttributes.ReadOnly);
            else if (i % 5 == 0)
                _volume.Encrypt(file);
        }

        foreach (var folder in folders)
            _volume.SetSddl(folder, Owned + lists[random.Next(lists.Length)]);
        using var facts = Facts();
        foreach (var right in new[] { FileRights.Read, FileRights.Modify, FileRights.Delete, FileRights.ReadAttributes, FileRights.Write })
        {
            var everywhere = Resolver(facts).Resolve(Query(@"D:\site", right, all: true), cancellation: TestContext.Current.CancellationToken).ToArray();
            var quickly = Resolver(facts).Resolve(Query(@"D:\site", right, all: false), cancellation: TestContext.Current.CancellationToken).ToArray();
            var tops = everywhere.Where(answer => answer.Path == @"D:\site").ToDictionary(answer => answer.Identity);
            var differing = everywhere.Where(answer => answer.Path == @"D:\site" || Outcome(answer) != Outcome(tops[answer.Identity])).Select(Line).ToArray();

            Assert.Equal(73 * 3, everywhere.Length);
            Assert.True(differing.Length is > 3 and < 73 * 3, "The tree must have both kinds.");
            Assert.Empty(differing.Except(quickly.Select(Line)));
            // What a walk writes besides differs in what is refused and what cannot be told: an answer does not part the two.
            var more = quickly.Where(answer => !differing.Contains(Line(answer))).ToArray();
            Assert.All(more, answer => Assert.Equal(AccessVerdict.Denied, answer.Access));
            Assert.Empty(more.Select(Line).Except(everywhere.Select(Line)));
        }

        static (AccessVerdict, FileRights) Outcome(FolderAccess answer) => (answer.Access, answer.Granted);
        static string Line(FolderAccess answer) => $"{answer.Path}|{answer.Identity}|{answer.Access}|{answer.Granted}|{answer.LimitedBy}";
    }

    // Cancelled from another thread in the middle of a walk: it ends within a second, and no folder of the volume stays open.
    [Fact]
    public async Task A_walk_can_be_cancelled_in_the_middle()
    {
        for (var i = 0; i < 1500; i++)
            _volume.MakeFile(FormattableString.Invariant($"site/{i}.txt"));
        SetAll(Owned + "(A;OICI;0x1200a9;;;IS)", files: false);
        using var facts = Facts();
        using var cancel = new CancellationTokenSource();
        using var isWalking = new SemaphoreSlim(0);
        var seen = new List<(long Count, string Folder)>();
        var query = new FolderAccessQuery
        {
            Paths = [@"D:\site"], Identities = ["S-1-5-17"], Right = FileRights.TakeOwnership, Recurse = true,
            OnProgress = (count, folder) =>
            {
                seen.Add((count, folder));
                isWalking.Release();
                cancel.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            },
        };
        var walk = Task.Run(() => Resolver(facts).Resolve(query, null, cancel.Token).Count(), TestContext.Current.CancellationToken);
        await isWalking.WaitAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(OpenOnVolume());
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walk);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal((512L, @"D:\site"), Assert.Single(seen));
        Assert.Empty(OpenOnVolume());
    }

    private string[] OpenOnVolume() =>
        [.. Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(Target).Where(target => target.StartsWith(_volume.Folder, StringComparison.Ordinal))];

    // Other tests open and close files meanwhile.
    private static string Target(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private void SetAll(string sddl, bool files = true)
    {
        foreach (var entry in files ? Directory.EnumerateFileSystemEntries(_volume.Folder, "*", SearchOption.AllDirectories) : Directory.EnumerateDirectories(_volume.Folder))
            _volume.SetSddl(Path.GetRelativePath(_volume.Folder, entry), sddl);
    }

    private ServerFactsWithVolumes Facts() => new(AccessServer.Create().Facts(), _volume.As("D:"));

    private static FolderAccessResolver Resolver(ServerFactsWithVolumes facts) => new(ServerConfiguration.Load(facts));

    private static FolderAccessQuery Query(string path, FileRights right, bool all) =>
        new() { Paths = [path], Identities = [Pool, "IUSR", @"CONTOSO\bert"], Right = right, Recurse = true, All = all };

    private FolderAccess Ask(string path, string identity, FileRights right)
    {
        using var facts = Facts();
        return Assert.Single(Resolver(facts).Resolve(new FolderAccessQuery { Paths = [path], Identities = [identity], Right = right }));
    }

    private FolderAccess[] Walk(string path, string identity, FileRights right, bool all = false)
    {
        using var facts = Facts();
        return [.. Resolver(facts).Resolve(new FolderAccessQuery { Paths = [path], Identities = [identity], Right = right, Recurse = true, All = all })];
    }
}
