using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>Which places of samples/contoso a query of several selections means.</summary>
public sealed class AnonymousPlacesTests : IDisposable
{
    private readonly PlannedServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Selections_are_not_mixed()
    {
        var plan = Plan(
            new IdentityQuery { Sites = ["Shop"], Applications = ["/help"] },
            new IdentityQuery { Sites = ["Blog"], Applications = ["/"] },
            new IdentityQuery { Sites = ["Shop"], Applications = ["/help"] });
        // Roots of sites come before the places below roots, which may inherit from theirs.
        Assert.Equal(["Blog", "Shop/help"], plan.Steps[0].Details.Select(detail => detail[..detail.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_windows_path_stands_for_the_places_that_are_served_from_it()
    {
        // applicationHost.config gives /help of the site Shop the physical path D:\sites\shop\help.
        var plan = Plan(new IdentityQuery { Paths = [@"D:\sites\shop\help"] });
        Assert.StartsWith("Shop/help: ", Assert.Single(plan.Steps[0].Details), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_neither_is_refused()
    {
        var error = Assert.Throws<IdentityQueryException>(() => Plan(new IdentityQuery { Sites = ["Shop"], Paths = ["shop:help"] }));
        Assert.Equal("PathInvalid", error.ErrorId);
    }

    private ChangePlan Plan(params IdentityQuery[] places) => _server.Plan(new AnonymousUserQuery { Places = places, Force = true });
}
