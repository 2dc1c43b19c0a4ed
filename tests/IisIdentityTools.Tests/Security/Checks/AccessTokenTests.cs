using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Tokens: what they hold, what they say of strangers, and that looking up costs no memory.</summary>
public sealed class AccessTokenTests
{
    private static readonly SecurityIdentifier s_pool = SecurityIdentifier.Parse("S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415");

    [Fact]
    public void Every_listed_sid_is_found_and_no_other()
    {
        // 200 groups fill the 64 bits of any filter, so that the table itself is asked.
        var groups = Enumerable.Range(0, 200).Select(rid => new AccessTokenGroup(new(5, 21, 1, 2, 3, (uint)rid), (TokenSidState)(rid % 4))).ToArray();
        var token = new AccessToken(s_pool) { Groups = groups };
        Assert.Equal(TokenSidState.Enabled, token.StateOf(SecurityIdentifier.Parse(s_pool.ToString())));
        Assert.All(groups, group => Assert.Equal(group.State, token.StateOf(SecurityIdentifier.Parse(group.Sid.ToString()))));
        Assert.All(Enumerable.Range(200, 1000), rid => Assert.Equal(TokenSidState.Absent, token.StateOf(new(5, 21, 1, 2, 3, (uint)rid))));
    }

    [Fact]
    public void The_first_statement_about_a_sid_holds()
    {
        var token = new AccessToken(s_pool, TokenSidState.DenyOnly) { Groups = [new(s_pool), new(WellKnownSids.Users, TokenSidState.Absent), new(WellKnownSids.Users)] };
        Assert.Equal((TokenSidState.DenyOnly, TokenSidState.Absent), (token.StateOf(s_pool), token.StateOf(WellKnownSids.Users)));
    }

    [Fact]
    public void What_is_not_listed_is_asked_for()
    {
        var token = new AccessToken(null) { Groups = [new(WellKnownSids.Users)], Unlisted = sid => sid == s_pool ? TokenSidState.Unknown : TokenSidState.Absent };
        Assert.Equal((TokenSidState.Enabled, TokenSidState.Unknown, TokenSidState.Absent), (token.StateOf(WellKnownSids.Users), token.StateOf(s_pool), token.StateOf(WellKnownSids.Iusr)));
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var descriptor = OwnedBy(WellKnownSids.System, "1;0;2;S-1-5-32-545", "0;0;1;S-1-5-21-1-2-3-9", "0;0;80000000;S-1-1-0", "1;0;4;S-1-5-21-1-2-3-9", "0;0;1f01ff;S-1-5-32-544");
        var labelled = WithSacl("11;0;1;S-1-16-12288", "13;0;0;S-1-17-1");
        var token = new AccessToken(s_pool)
        {
            Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Users)],
            RestrictingSids = [WellKnownSids.Everyone],
            Unlisted = _ => TokenSidState.Unknown,
        };
        Decide(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Decide(int times)
        {
            for (var i = 0; i < times; i++)
            {
                AccessCheck.Decide(descriptor, token, AccessMask.MaximumAllowed, PrivilegeUse.Backup);
                AccessCheck.Decide(labelled, token, FileRights.Modify);
            }
        }
    }
}
