using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;

/// <summary>401.1 of extended protection, which ties a Windows logon to the TLS connection that it came over.</summary>
internal sealed class ExtendedProtectionRule : ICauseRule
{
    private const string Proxy = "EPA-PROXY";
    private const string PlainHttp = "EPA-HTTP";
    private const string OldClient = "EPA-OLDCLIENT";

    // STATUS_BAD_BINDINGS, [MS-ERREF] 2.3.
    private const long BadBindings = 0xC000035B;

    public IReadOnlyList<string> Ids { get; } = [Proxy, PlainHttp, OldClient];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (!refusal.Is(401, 1))
            yield break;
        var found = LogonEvents.Of(refusal, LogonAttempt.Of(refusal)).FirstOrDefault(each => each.Has(BadBindings));
        if (refusal.Place is not { } place || !place.IsOn(AuthenticationKind.Windows))
        {
            if (found is not null)
                yield return ByEvent(found);
            yield break;
        }

        var settings = WindowsSettings.Of(place);
        var isRequired = settings.TokenChecking.Is("Require");
        var isTls = RequestConnection.IsTls(refusal);
        yield return found is not null ? ByEvent(found).At(settings.TokenChecking) : ByTls(settings, isTls);
        var isPlain = isRequired && isTls == false && !(settings.HasFlag("Proxy") && settings.HasFlag("ProxyCohosting"));
        yield return !isRequired || isTls == true || (isTls == false && !isPlain) ? CauseFinding.Refuted(PlainHttp) : new CauseFinding(PlainHttp, isPlain ? SettingPlace.Shown(place, place.Level.GetSection(WindowsSettings.SectionPath)) : CauseVerdict.Consistent)
        {
            Because = [isPlain ? $"Extended protection is required at '{SettingPlace.Of(place)}', and the request came without TLS: there is no channel to tie the logon to." : $"Extended protection is required at '{SettingPlace.Of(place)}'; without TLS every logon fails."],
            Fix = "Use HTTPS for this site; else set the flags Proxy and ProxyCohosting with the list of service principal names.",
        }.At(settings.TokenChecking);
        yield return !isRequired || isPlain ? CauseFinding.Refuted(OldClient) : new CauseFinding(OldClient, CauseVerdict.Consistent)
        {
            Because = [$"Extended protection is required at '{SettingPlace.Of(place)}': a client that cannot do it is refused."],
            Fix = "Update the client; until then tokenChecking Allow for this path.",
            Command = CommandText.AppCmd(SettingPlace.Of(place, settings.TokenChecking), WindowsSettings.SectionPath, "extendedProtection.tokenChecking:Allow"),
        }.At(settings.TokenChecking);
    }

    private static CauseFinding ByEvent(LogonEvent found) => new(Proxy, found.IsNear == true ? CauseVerdict.Proved : CauseVerdict.Consistent)
    {
        Identity = found.Event.Account,
        Because = ["The logon was tied to another TLS connection than the one that reached IIS: something between ends TLS."],
        Evidence = [found.Event.ToString()],
        ToProve = [LogonEvents.AskTime],
    };

    private static CauseFinding ByTls(WindowsSettings settings, bool? isTls) => settings.TokenChecking.Is("None") || isTls == false
        ? CauseFinding.Refuted(Proxy)
        : new CauseFinding(Proxy, CauseVerdict.Consistent)
        {
            Because = [$"tokenChecking is {settings.TokenChecking.Text}: if a proxy, balancer or scanner ends TLS before IIS, the logon is refused."],
        }.At(settings.TokenChecking);
}
