using IisIdentityTools.Configuration;
using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity.Places;

/// <summary>Says which facts were not captured and could change an answer. A fact that is not at hand is unknown, never "no".</summary>
internal sealed class UnknownsWriter(ServerConfiguration configuration, NetworkIdentityRule network)
{
    private const string Domain = "Whether the server is in a domain was not captured: another machine sees its computer account, or an anonymous logon when it is not.";

    private readonly string[] _framework = configuration.UnreadFiles.Select(file => file.Says).ToArray();
    private readonly IReadOnlyList<string>?[] _ofPlace = new IReadOnlyList<string>?[8];
    private PlaceContext? _place;

    /// <summary>The unknowns of one answer. Answers of one place that lack the same facts share the list.</summary>
    public IReadOnlyList<string> Of(PlaceContext place, Verdict verdict)
    {
        if (!ReferenceEquals(place, _place))
        {
            _place = place;
            Array.Clear(_ofPlace, 0, _ofPlace.Length);
        }

        var lacks = Lacks(place, verdict);
        if ((verdict.Request.Php?.Unknown ?? Encrypted(verdict)) is { } own)
            return [.. Sentences(place, lacks), own];
        return _ofPlace[(int)lacks] ??= Sentences(place, lacks);
    }

    private static string? Encrypted(Verdict verdict) => verdict.Identities.Code.Kind == IdentityKind.Unknown
        ? $"{verdict.Request.Settings.AspNet.Identity.Element.Source} holds system.web/identity encrypted as a whole: it decides who ASP.NET code runs as, and only the server can decrypt it."
        : null;

    private Missing Lacks(PlaceContext place, Verdict verdict)
    {
        var lacks = Missing.Nothing;
        if (place.Level.UnreadFiles.Count > 0 && (verdict.Problems.Count > 0 || CanChange(verdict.Request)))
            lacks |= Missing.SiteFiles;
        if (_framework.Length > 0 && IsManaged(verdict.Request.Kind))
            lacks |= Missing.FrameworkFiles;
        if (network.IsComputerUnknown && verdict.Identities.Network.Kind == IdentityKind.Unknown)
            lacks |= Missing.Domain;
        return lacks;
    }

    private IReadOnlyList<string> Sentences(PlaceContext place, Missing lacks) => lacks == Missing.Nothing
        ? []
        : [.. (lacks & Missing.SiteFiles) != 0 ? place.UnreadFiles : [], .. (lacks & Missing.FrameworkFiles) != 0 ? _framework : [], .. (lacks & Missing.Domain) != 0 ? [Domain] : (string[])[]];

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

    [Flags]
    private enum Missing
    {
        Nothing = 0,
        SiteFiles = 1,
        FrameworkFiles = 2,
        Domain = 4,
    }
}
