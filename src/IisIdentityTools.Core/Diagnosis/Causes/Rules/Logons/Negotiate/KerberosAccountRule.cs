using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;

/// <summary>
/// 401.1 of Kerberos: who decrypts the ticket against who may hold the service principal name. No snapshot holds the names, so the settings
/// alone prove none of these.
/// </summary>
internal sealed class KerberosAccountRule : ICauseRule
{
    private const string Kernel = "KRB-KERNELACCT";
    private const string NoName = "KRB-POOLACCTNOSPN";

    // SEC_E_SECPKG_NOT_FOUND and SEC_E_WRONG_PRINCIPAL.
    private const long NoPackage = 0x80090305;
    private const long WrongPrincipal = 0x80090322;

    public IReadOnlyList<string> Ids { get; } = [Kernel, NoName, "KRB-SPNDUP", "KRB-ALIAS", "KRB-DNSNLB", "KRB-ETYPE", "KRB-MAXTOKEN", "KRB-NODC"];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 1) || !place.IsOn(AuthenticationKind.Windows))
            yield break;
        var settings = WindowsSettings.Of(place);
        if (!settings.MayUseKerberos)
        {
            foreach (var id in Ids)
                yield return CauseFinding.Refuted(id);
            yield break;
        }

        // Other codes are about domain controllers and encryption types, whoever decrypts.
        if (refusal.Win32 is not (< 0 or NoPackage or WrongPrincipal))
            yield break;
        var account = place.Worker.Identity;
        var host = refusal.Request.Host.Length > 0 ? refusal.Request.Host.Split(':')[0] : "<host>";
        var ask = $"setspn -Q HTTP/{host} on a computer of the domain: which account holds the service principal name.";
        if (!settings.HasOwnAccount || settings.PoolDecrypts)
            yield return CauseFinding.Refuted(Kernel);
        else
            yield return new CauseFinding(Kernel, CauseVerdict.Consistent)
            {
                Identity = account.Name,
                IdentitySid = account.Sid,
                Because = [$"The computer account decrypts the tickets, though the pool runs as {account.Name}: if HTTP/{host} is on that account, no ticket can be read."],
                ToProve = [ask],
                Fix = "If the name is on the pool's account, set useAppPoolCredentials to true at this place.",
                Command = CommandText.AppCmd(SettingPlace.Of(place, settings.PoolCredentials), WindowsSettings.SectionPath, "useAppPoolCredentials:true"),
            }.At(settings.PoolCredentials);
        if (!settings.PoolDecrypts)
            yield return CauseFinding.Refuted(NoName);
        else
            yield return new CauseFinding(NoName, CauseVerdict.Consistent)
            {
                Identity = account.Name,
                IdentitySid = account.Sid,
                Because = [$"{account.Name} decrypts the tickets: without HTTP/{host} on it, clients get a ticket for the computer account instead."],
                ToProve = [ask],
                Fix = $"If the name is missing: setspn -S HTTP/{host} {account.Name}.",
                Command = host[0] == '<' ? "" : $"setspn -S HTTP/{host} {account.Name}",
            }.At(settings.PoolCredentials.IsTrue ? settings.PoolCredentials : settings.KernelMode);
        // The server's own name is no alias.
        if (string.Equals(host.Split('.')[0], refusal.Facts?.Server.Name, StringComparison.OrdinalIgnoreCase))
            yield return CauseFinding.Refuted("KRB-ALIAS");
    }
}
