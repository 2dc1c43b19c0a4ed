using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity.Places;

/// <summary>Finds which facts an answer lacks. A fact that is not at hand is unknown, never "no".</summary>
internal static class MissingFactsFinder
{
    /// <summary>What a verdict lacks at a place.</summary>
    public static MissingFacts Of(PlaceContext place, Verdict verdict)
    {
        var missing = MissingFacts.None;
        if (place.Level.LacksFiles && (verdict.Problems.Count > 0 || CanChange(verdict.Request)))
            missing |= MissingFacts.SiteFiles;
        if (place.Server.FrameworkFiles.Count > 0 && IsManaged(verdict.Request.Kind))
            missing |= MissingFacts.FrameworkFiles;
        if (verdict.Request.Php?.Unknown is not null)
            missing |= MissingFacts.PhpSettings;
        if (verdict.Identities.Code.Kind == IdentityKind.Unknown)
            missing |= MissingFacts.EncryptedIdentity;
        else if (place.Server.Network.IsComputerUnknown && verdict.Identities.Network.Kind == IdentityKind.Unknown)
            missing |= MissingFacts.Domain;
        return missing;
    }

    private static bool IsManaged(HandlerKind kind) => kind is HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf;

    /// <summary>
    /// True when a web.config that nobody read could change the answer: a section that counts is not locked. With authentication and
    /// handlers locked, a static file's identities stand whatever the file says.
    /// </summary>
    private static bool CanChange(RequestCase request)
    {
        var settings = request.Settings;
        return !settings.Authentication.IsLocked
            || !settings.Handlers.IsLockedBelow
            || IsManaged(request.Kind)
            || request.Kind is HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess;
    }
}
