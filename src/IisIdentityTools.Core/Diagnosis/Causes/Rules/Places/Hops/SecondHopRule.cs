using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Hops;

/// <summary>The second hop: only code that runs as the user can lose the user on the way (rules B3, B7).</summary>
internal sealed class SecondHopRule : ICauseRule
{
    private const string Ntlm = "HOP-NTLM";
    private const string NotImpersonated = "HOP-NOTIMPERSONATED";
    private const string Providers = "system.webServer/security/authentication/windowsAuthentication";

    private static readonly string[] s_delegated = [Ntlm, "HOP-DELEG", "HOP-SENSITIVE", "HOP-CERT", "HOP-DIGEST", "HOP-BROWSER", "HOP-FOREST", "HOP-BACKSPN"];

    public IReadOnlyList<string> Ids { get; } = [.. s_delegated, NotImpersonated];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var answer = place.Answer;
        if (answer.CodeIdentityKind == IdentityKind.AuthenticatedUser)
        {
            yield return CauseFinding.Refuted(NotImpersonated);
            yield return OfNtlm(refusal, place);
            yield break;
        }

        foreach (var id in s_delegated)
            yield return CauseFinding.Refuted(id);
        if (answer.RequestIdentityKind == IdentityKind.AuthenticatedUser && answer.NetworkIdentity.Length > 0)
            yield return new(NotImpersonated, CauseVerdict.Possible)
            {
                Identity = answer.NetworkIdentity,
                IdentitySid = answer.NetworkIdentitySid,
                Because = [$"The code runs as {answer.CodeIdentity}, not as the user: other servers see {answer.NetworkIdentity}."],
            };
        else
            yield return CauseFinding.Refuted(NotImpersonated);
    }

    private static CauseFinding OfNtlm(RefusalCase refusal, CasePlace place)
    {
        var type = refusal.Request.AuthenticationType;
        if (string.Equals(type, "Kerberos", StringComparison.OrdinalIgnoreCase) || place.Answer.Authentication == AuthenticationKind.Basic)
            return CauseFinding.Refuted(Ntlm);
        var providers = place.Level.GetSection(Providers).Element.Child("providers");
        var isNtlmAlone = providers.Items.Count > 0 && providers.Items.All(item => item.Get("value").Is("NTLM"));
        var isNtlm = isNtlmAlone || string.Equals(type, "NTLM", StringComparison.OrdinalIgnoreCase);
        return new CauseFinding(Ntlm, isNtlm ? CauseVerdict.Consistent : CauseVerdict.Possible)
        {
            Identity = place.Answer.CodeIdentity,
            IdentitySid = place.Answer.CodeIdentitySid,
            Because = Sentences.Of(
                isNtlm ? $"The code runs as {place.Answer.CodeIdentity}, who logged on with NTLM: other servers see ANONYMOUS LOGON." : $"The code runs as {place.Answer.CodeIdentity}: if the logon was NTLM, other servers see ANONYMOUS LOGON.",
                isNtlmAlone ? "NTLM is the only provider of Windows authentication here." : ""),
        }.At(isNtlmAlone ? Source(providers) : null);
    }

    private static Configuration.SourcePosition? Source(EffectiveElement providers) => providers.Items[0].Source ?? providers.Source;
}
