using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

/// <summary>HTTPERR 400 FieldLength or RequestLength: a Kerberos ticket that is too long for HTTP.sys (KB 2020943).</summary>
internal sealed class HeaderSizeRule : ICauseRule
{
    private const string Id = "HTTP-HDR";
    private const string Parameters = @"HKLM\SYSTEM\CurrentControlSet\Services\HTTP\Parameters";

    // KB 820129: 16 KB each unless set.
    private const string DefaultLimit = "16384";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var settings = WindowsSettings.Of(place);
        if (!place.IsOn(AuthenticationKind.Windows) || !settings.MayUseKerberos)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new CauseFinding(Id, CauseVerdict.Consistent)
        {
            Because = ["Kerberos is on at this site, and a ticket grows with each group of the user until the header is too long for HTTP.sys.", $"MaxFieldLength is {Limit(refusal, "MaxFieldLength")}, MaxRequestBytes is {Limit(refusal, "MaxRequestBytes")}."],
        };
    }

    private static string Limit(RefusalCase refusal, string name) => refusal.Switch(Parameters + "!" + name) switch
    {
        null => $"not captured ({DefaultLimit} unless it was set)",
        "" => DefaultLimit,
        var set => set,
    };
}
