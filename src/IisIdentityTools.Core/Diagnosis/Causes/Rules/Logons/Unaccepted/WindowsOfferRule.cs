using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.2 from some clients: the providers that are offered, and clients that send nothing.</summary>
internal sealed class WindowsOfferRule : ICauseRule
{
    private const string Providers = "AUTH-PROVIDERS";
    private const string Client = "AUTH-CLIENTNOCRED";

    public IReadOnlyList<string> Ids { get; } = [Providers, Client];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 2))
            yield break;
        if (place.IsOn(AuthenticationKind.Windows))
            yield return OfProviders(place);
        var isAnonymous = place.IsOn(AuthenticationKind.Anonymous);
        if (isAnonymous || refusal.Request.User.Length > 0)
            yield return CauseFinding.Refuted(Client);
        else if (refusal.Request.Host.IndexOf('.') > 0 && place.IsOn(AuthenticationKind.Windows))
            yield return new CauseFinding(Client, CauseVerdict.Consistent)
            {
                Because = [$"No credentials came with the request. '{refusal.Request.Host}' has dots: clients count it to the Internet zone, where they do not log in by themselves."],
                Fix = $"Put '{refusal.Request.Host}' into the client's intranet zone, or give the program that calls its credentials.",
            };
    }

    private static CauseFinding OfProviders(CasePlace place)
    {
        var settings = WindowsSettings.Of(place);
        if (settings.Providers.Count == 0)
            return new CauseFinding(Providers, settings.AreProvidersKnown ? CauseVerdict.Proved : CauseVerdict.Possible)
            {
                Because = settings.AreProvidersKnown ? ["Windows authentication is on and its list of providers is empty: nothing is offered."] : [],
                Fix = "Add Negotiate and NTLM to the providers of windowsAuthentication.",
            }.At(settings.ProvidersSource);
        if (settings.HasFallback)
            return CauseFinding.Refuted(Providers);
        return new CauseFinding(Providers, CauseVerdict.Consistent)
        {
            Because = [$"Windows authentication offers {string.Join(", ", settings.Providers)} alone: a client that can get no Kerberos ticket has nothing to use."],
            Fix = "Add NTLM after it, or make sure that every client can get a ticket.",
            Command = $"""%windir%\System32\inetsrv\appcmd set config "{SettingPlace.Of(place)}" -section:{WindowsSettings.SectionPath} /+"providers.[value='NTLM']" /commit:apphost""",
        }.At(settings.ProvidersSource);
    }
}
