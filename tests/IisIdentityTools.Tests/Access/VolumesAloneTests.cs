using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>A mounted volume of a server of which nothing else is known: no configuration, no groups, no name.</summary>
public sealed class VolumesAloneTests : IDisposable
{
    // Lists that only one token matches. S-1-5-82-3022024596-... is the pool "Pool" (AccessServer.PoolSid).
    private const string PoolOnly = "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;" + AccessServer.PoolSid + ")";

    private readonly NtfsTestVolume _volume = new();

    public VolumesAloneTests() => _volume.Require();

    public void Dispose() => _volume.Dispose();

    // A worker process holds its pool's SID and IIS_IUSRS (rule C1); of NETWORK SERVICE it is not known which pool it belongs to; IUSR holds neither.
    [Theory]
    [InlineData(@"IIS AppPool\Pool", PoolOnly, AccessVerdict.Allowed)]
    [InlineData(@"iis apppool\POOL", PoolOnly, AccessVerdict.Allowed)]
    [InlineData(AccessServer.PoolSid, PoolOnly, AccessVerdict.Allowed)]
    [InlineData(@"IIS AppPool\Other", PoolOnly, AccessVerdict.Denied)]
    [InlineData("S-1-5-20", PoolOnly, AccessVerdict.Unknown)]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;NS)", AccessVerdict.Allowed)]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;IS)", AccessVerdict.Allowed)]
    [InlineData("LOCAL SERVICE", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;NS)", AccessVerdict.Denied)]
    [InlineData("SYSTEM", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;SY)", AccessVerdict.Allowed)]
    [InlineData("S-1-5-17", PoolOnly, AccessVerdict.Denied)]
    [InlineData("IUSR", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;S-1-5-17)", AccessVerdict.Allowed)]
    [InlineData("S-1-5-21-1-2-3-1001", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;S-1-5-21-1-2-3-1001)", AccessVerdict.Allowed)]
    [InlineData("S-1-5-21-1-2-3-1001", "O:BAG:SYD:PAI(A;OICI;0x1200a9;;;S-1-5-21-1-2-3-1002)", AccessVerdict.Unknown)]
    public void Identities_are_taken_to_be_stock_ones(string identity, string sddl, AccessVerdict expected)
    {
        _volume.MakeFolder("x");
        _volume.SetSddl("x", sddl);

        var answer = Assert.Single(Ask(new FolderAccessQuery { Paths = [@"D:\x"], Identities = [identity], Right = FileRights.Read }, out var missing));

        Assert.Empty(missing);
        Assert.Equal(expected, answer.Access);
    }

    [Fact]
    public void Without_an_identity_nobody_knows_who_asks()
    {
        _volume.MakeFolder("x");

        Assert.Empty(Ask(new FolderAccessQuery { Paths = [@"D:\x", "Shop/"] }, out var missing));

        Assert.Equal(["IdentityRequired", "PathInvalid"], missing.Select(error => error.ErrorId));
        Assert.All(missing, error => Assert.DoesNotContain("  ", error.Message));
    }

    private FolderAccess[] Ask(FolderAccessQuery query, out List<IdentityQueryException> missing)
    {
        missing = [];
        using var facts = ServerFactsWithVolumes.Alone(_volume.As("D:"));
        return [.. new FolderAccessResolver(ServerConfiguration.Unknown(facts)).Resolve(query, missing.Add)];
    }
}
