using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>URL authorization of ASP.NET at a place: whether it runs, and what it says.</summary>
internal static class NetAuthorization
{
    public const string Section = "system.web/authorization";

    private const string ModuleType = "System.Web.Security.UrlAuthorizationModule";

    /// <summary>True when ASP.NET's UrlAuthorization module sees the request; null when that is not known.</summary>
    public static bool? Runs(CasePlace place)
    {
        // A service without ASP.NET compatibility leaves the pipeline before its rules (rule B3); the classic pipeline has a list of its own.
        if (place.Handler == HandlerKind.Wcf && !place.Settings.AspNet.ServiceCompatibility.IsTrue)
            return false;
        if (place.Handler == HandlerKind.AspNetClassic)
            return true;
        var isManaged = place.Handler is HandlerKind.AspNetIntegrated or HandlerKind.Wcf;
        if (!place.Worker.IsIntegrated || place.Worker.RuntimeVersion.Length == 0)
            return false;
        if (!place.Settings.AspNet.HasModules)
            return isManaged ? true : null;
        var module = place.Level.GetSection("system.webServer/modules").Element.Items.FirstOrDefault(item => item.Get("type").Text.StartsWith(ModuleType, StringComparison.Ordinal));
        if (module is null)
            return false;
        return isManaged || place.Settings.AspNet.RunsAllModules.IsTrue || !PreCondition.Has(module.Get("preCondition").Text, "managedHandler");
    }

    /// <summary>What the rules of the place say of the request's user; null when nobody knows who that is.</summary>
    public static AuthorizationVerdict? Verdict(RefusalCase refusal, CasePlace place, out RuleUser? user)
    {
        user = RuleUser.Of(refusal, place);
        return user is null ? null : AuthorizationRules.OfAspNet(place.Level.GetSection(Section), user, RuleVerb.Of(refusal));
    }
}
