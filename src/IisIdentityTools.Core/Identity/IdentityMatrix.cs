using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Places;
using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity;

/// <summary>The documented four-row view: impersonation × anonymous access for one application.</summary>
public static class IdentityMatrix
{
    /// <summary>The four rows for each application with managed code that the query selects, in configuration order.</summary>
    /// <param name="resolver">The server's answers.</param>
    /// <param name="query">Which sites and applications; paths, URLs and handler kinds are not used.</param>
    /// <param name="onMissing">As in <see cref="EffectiveIdentityResolver.Resolve"/>.</param>
    /// <param name="cancellation">Stops the stream.</param>
    public static IEnumerable<IdentityMatrixRow> Rows(EffectiveIdentityResolver resolver, IdentityQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var configuration = resolver.Configuration;
        var accounts = new AccountDirectory(configuration.Facts);
        var caller = query.User is { Length: > 0 } user ? accounts.FindUser(user) : AccountDirectory.Caller;
        var places = new PlaceFactory(configuration, accounts);
        var selection = new SiteSelection(configuration, query, onMissing ?? (error => throw error));
        var sites = selection.Sites().ToArray();
        selection.CheckApplications(sites);
        foreach (var site in sites)
        {
            var levels = configuration.GetLevels(site);
            foreach (var application in selection.Applications(site))
            {
                cancellation.ThrowIfCancellationRequested();
                if (places.Make(levels, application.Path) is { } place && place.Worker.RuntimeVersion.Length > 0)
                    foreach (var row in OfPlace(place, caller))
                        yield return row;
            }
        }
    }

    private static IEnumerable<IdentityMatrixRow> OfPlace(PlaceContext place, ResolvedIdentity caller)
    {
        var settings = place.Settings;
        var isAnonymous = settings.Authentication.Enabled.Any(scheme => scheme.Kind == AuthenticationKind.Anonymous);
        foreach (var impersonation in (bool[])[false, true])
        {
            foreach (var anonymous in (bool[])[true, false])
            {
                var isCurrent = impersonation == settings.AspNet.Impersonate.IsTrue && anonymous == isAnonymous;
                yield return Row(place, caller, impersonation, anonymous, isCurrent);
            }
        }
    }

    private static IdentityMatrixRow Row(PlaceContext place, ResolvedIdentity caller, bool impersonation, bool anonymous, bool isCurrent)
    {
        var kind = place.Worker.IsIntegrated ? HandlerKind.AspNetIntegrated : HandlerKind.AspNetClassic;
        var request = new RequestCase(
            place.Worker, place.Settings, place.Directory, kind, null, anonymous ? AuthenticationKind.Anonymous : AuthenticationKind.Windows, caller, null);
        var user = IdentityRules.RequestUser(request);
        var code = IdentityRules.AspNetCode(request, user, impersonation);
        var identities = new RequestIdentities(
            place.Worker.Identity, user, code, code, ResolvedIdentity.None, ResolvedIdentity.None, ResolvedIdentity.None);
        var who = anonymous ? "Anonymous access" : "Authenticated access only";
        var refused = impersonation && place.Worker.IsIntegrated ? " (500.24 in the integrated pipeline unless its validation is off)" : "";
        var says = $"{who}, impersonation {(impersonation ? "on" : "off")}: static files and classic ASP as {user.Name}, ASP.NET code as {code.Name}{refused}.";
        return new IdentityMatrixRow(place, impersonation, anonymous, isCurrent, identities, says);
    }
}
