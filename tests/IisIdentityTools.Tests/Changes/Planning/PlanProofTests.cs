using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>
/// What a plan predicts is what a fresh look at the changed server says; undoing gives every byte back; a second plan has nothing to do. On
/// every site of samples/contoso, both ways.
/// </summary>
public sealed class PlanProofTests : IDisposable
{
    private readonly PlannedServer _server = new();

    public static TheoryData<string, AnonymousUser> Sites
    {
        get
        {
            var data = new TheoryData<string, AnonymousUser>();
            using var server = new PlannedServer();
            foreach (var site in server.Load().Sites.Where(site => site.IsWebSite))
            {
                data.Add(site.Name, AnonymousUser.ApplicationPool);
                data.Add(site.Name, AnonymousUser.Iusr);
            }

            return data;
        }
    }

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(Sites))]
    public void Predictions_come_true(string site, AnonymousUser user)
    {
        var plan = _server.Plan(new AnonymousUserQuery { Sites = [site], User = user, Force = true });
        var original = _server.Contents();
        if (plan.State == PlanState.NothingToDo)
        {
            Assert.Empty(plan.Identities);
            return;
        }

        Assert.Equal(PlanState.Applied, _server.Apply(plan).State);
        var answers = new EffectiveIdentityResolver(_server.Load()).Resolve(new IdentityQuery { Sites = [site] }, cancellation: TestContext.Current.CancellationToken).ToArray();
        foreach (var predicted in plan.Identities)
        {
            var actual = answers.Where(answer => answer.Path == predicted.Path && answer.HandlerKind == predicted.HandlerKind && answer.Authentication == predicted.Authentication).ToArray();
            Assert.Contains(actual, answer => (answer.RequestIdentity, answer.CodeIdentity, answer.ContentIdentity, answer.NetworkIdentity) == (predicted.RequestAfter, predicted.CodeAfter, predicted.ContentAfter, predicted.NetworkAfter));
        }

        var access = new FolderAccessResolver(_server.Load());
        foreach (var predicted in plan.Access.Where(row => row.IdentityAfterSid.StartsWith("S-1-5-82-", StringComparison.Ordinal) || row.IdentityAfterSid == "S-1-5-17"))
        {
            var actual = Assert.Single(access.Resolve(new FolderAccessQuery { Paths = [predicted.Path], Identities = [predicted.IdentityAfter], Right = predicted.Right }, cancellation: TestContext.Current.CancellationToken));
            Assert.Equal(predicted.AccessAfter, actual.Access);
        }

        Assert.Equal(PlanState.NothingToDo, _server.Plan(new AnonymousUserQuery { Sites = [site], User = user, Force = true }).State);
        _server.Undo();
        Assert.Equal(original, _server.Contents());
    }

    [Fact]
    public void A_change_of_configuration_and_permissions_together_comes_back_byte_for_byte()
    {
        var original = _server.Contents();
        var plan = _server.PlanPool("Blog", grant: true);
        Assert.Equal(3, plan.Steps.Count);
        _server.Apply(plan);
        Assert.NotEqual(original, _server.Contents());
        Assert.Equal(PlanState.NothingToDo, _server.PlanPool("Blog", grant: true).State);
        _server.Undo();
        Assert.Equal(original, _server.Contents());
    }

    [Fact]
    public void Planning_writes_nothing()
    {
        var original = _server.Contents();
        _server.Plan(new AnonymousUserQuery { GrantMissingAccess = true });
        _server.PlanGrant(@"D:\sites\shop", "IUSR", IisIdentityTools.Security.FileRights.Modify);
        Assert.Equal(original, _server.Contents());
        Assert.False(Directory.Exists(Path.Combine(_server.Root, "changes")));
    }
}
