using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>What befalls one way to log in: Basic that counts twice, Digest without a domain, certificates mapped to an account.</summary>
internal sealed class SpecialLogonRule : ICauseRule
{
    private const string Basic = "LOGON-BASIC2X";
    private const string Digest = "LOGON-DIGEST";
    private const string Mapping = "LOGON-CERTMAP";
    private const string MappingSection = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";

    public IReadOnlyList<string> Ids { get; } = [Basic, Digest, Mapping];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || refusal.Server is not { } server)
            yield break;
        if (server.Facts.Server.IisVersion is { Major: > 7 })
            yield return CauseFinding.Refuted(Basic);
        else if (LogonEvents.Of(refusal, LogonAttempt.Of(refusal)).Count(each => each.IsNear == true) == 2 && refusal.Request.Count <= 1)
            yield return new CauseFinding(Basic, CauseVerdict.Consistent) { Identity = refusal.Request.User, Because = ["One request left two events 4625: each bad password counts twice."] };
        if (place.IsOn(AuthenticationKind.Digest))
            yield return OfDigest(refusal);
        if (place.IsOn(AuthenticationKind.IisClientCertificateMapping) && Mapped(refusal, place) is { } mapped)
            yield return mapped;
    }

    private static CauseFinding OfDigest(RefusalCase refusal)
    {
        var server = refusal.Facts!.Server;
        var domain = AccountNames.Domain(refusal.Request.User);
        if (server.Domain is "")
            return new CauseFinding(Digest, CauseVerdict.Consistent) { Identity = refusal.Request.User, Because = [$"Digest authentication needs a domain, and {server.DisplayName} is in none."] };
        return domain.Length > 0 && string.Equals(domain, server.Name, StringComparison.OrdinalIgnoreCase)
            ? new CauseFinding(Digest, CauseVerdict.Consistent) { Identity = refusal.Request.User, Because = [$"Digest authentication needs a domain account, and {refusal.Request.User} is one of the server itself."] }
            : new CauseFinding(Digest, CauseVerdict.Possible) { Identity = refusal.Request.User };
    }

    private static CauseFinding? Mapped(RefusalCase refusal, CasePlace place)
    {
        var section = place.Level.GetSection(MappingSection).Element;
        foreach (var item in section.Child("oneToOneMappings").Items.Concat(section.Child("manyToOneMappings").Items))
        {
            var name = item.Get("userName");
            var found = refusal.Events.FirstOrDefault(each => each.LogonType is 3 or 8 && AccountNames.AreSame(name.Text, each.Account, refusal.Facts) == true);
            if (found is not null)
                return new CauseFinding(Mapping, CauseVerdict.Consistent)
                {
                    Identity = name.Text,
                    Because = [$"The account {name.Text}, which certificates are mapped to, could not log on: {found.Reason}"],
                    Evidence = [found.ToString()],
                    Fix = $"Enter the password of the mapping to {name.Text} anew.",
                }.At(name);
        }

        return null;
    }
}
