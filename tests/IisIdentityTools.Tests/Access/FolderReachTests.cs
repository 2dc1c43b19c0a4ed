using IisIdentityTools.Access;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>The question the other way round: which identities of the server reach a folder.</summary>
public sealed class FolderReachTests
{
    private const string Folder = @"D:\shared";
    private const string Iusr = @"NT AUTHORITY\IUSR";
    private const string Pool = @"IIS AppPool\Pool";

    // Users: IUSR and the worker are in it through Authenticated Users.
    [Fact]
    public void Everybody_who_has_a_right_is_listed_with_what_he_runs()
    {
        var reached = Ask("O:BAD:(A;OICI;0x1200a9;;;BU)(A;OICI;0x1301bf;;;IS)");

        Assert.Equal([(Pool, FileRights.Modify, FileRights.None), (Iusr, FileRights.ReadAndExecute, FileRights.None)], reached.Select(reach => (reach.Identity, reach.Right, reach.Possible)));
        Assert.All(reached, reach => Assert.Equal((AccessVerdict.Allowed, "Site/"), (reach.Access, Assert.Single(reach.UsedBy))));
        Assert.Equal([IdentityKind.ApplicationPoolIdentity, IdentityKind.Iusr], reached.Select(reach => reach.IdentityKind));
        Assert.Contains(reached[0].Because, sentence => sentence.Contains("IIS_IUSRS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FileRights.Read, Pool, Iusr)]
    [InlineData(FileRights.Modify, Pool)]
    [InlineData(FileRights.FullControl)]
    public void A_right_leaves_those_out_who_lack_some_of_it(FileRights right, params string[] expected) =>
        Assert.Equal(expected, Ask("O:BAD:(A;OICI;0x1200a9;;;BU)(A;OICI;0x1301bf;;;IS)", right).Select(reach => reach.Identity));

    [Fact]
    public void Nobody_is_listed_who_has_nothing() => Assert.Empty(Ask("O:BAD:(A;OICI;FA;;;BA)"));

    // Not captured: nothing is certain and everything possible, for each identity.
    [Fact]
    public void What_was_not_captured_is_possible()
    {
        var reached = Ask(null, FileRights.Write);

        Assert.Equal([Pool, Iusr], reached.Select(reach => reach.Identity));
        Assert.All(reached, reach => Assert.Equal((AccessVerdict.Unknown, FileRights.None, FileRights.FullControl), (reach.Access, reach.Right, reach.Possible)));
    }

    // ReadData is certain through IIS_IUSRS; the rest hangs on a condition about a claim, which no fact tells.
    [Fact]
    public void What_hangs_on_an_unknown_condition_is_possible()
    {
        var reached = Ask("O:BAD:(A;;0x1;;;IS)(XA;;0x1200a9;;;IS;(@USER.Department == \"Web\"))", FileRights.Read);

        var worker = Assert.Single(reached);
        Assert.Equal((Pool, AccessVerdict.Unknown, FileRights.ReadData, FileRights.ReadAndExecute & ~FileRights.ReadData), (worker.Identity, worker.Access, worker.Right, worker.Possible));
    }

    [Fact]
    public void A_missing_folder_is_reported_once()
    {
        var missing = new List<IdentityQueryException>();

        Assert.Empty(new FolderReachResolver(AccessServer.Create().Load()).Resolve(new FolderAccessQuery { Paths = [@"D:\nope\deeper", @"D:\nope\deeper"] }, missing.Add, TestContext.Current.CancellationToken));

        Assert.Equal(("PathNotFound", @"D:\nope\deeper"), (Assert.Single(missing).ErrorId, missing[0].Subject));
    }

    private static FolderReach[] Ask(string? sddl, FileRights? right = null)
    {
        var server = AccessServer.Create().WithFacts(facts => facts.WithFolder(Folder));
        if (sddl is not null)
            server.WithSddl(Folder, sddl);
        return [.. new FolderReachResolver(server.Load()).Resolve(new FolderAccessQuery { Paths = [Folder], Right = right })];
    }
}
