using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Adds the SIDs that say how an account was proven (rule C1, row "local account / NTLM Auth"): a local account is a Local account and
/// was proven by NTLM; for a domain account it is NTLM or the asserted identity of a domain controller, depending on the package.
/// </summary>
internal static class AuthenticationSids
{
    private static readonly Version s_localAccountSince = new(6, 3);

    public static void AddTo(TokenDraft draft, string? windowsVersion)
    {
        switch (draft.Account.Locality)
        {
            case AccountLocality.Local:
                AddLocalAccount(draft, windowsVersion);
                Add(draft, WellKnownSids.NtlmAuthentication, TokenGroupState.Enabled, "accounts of the machine itself are proven by NTLM");
                break;
            case AccountLocality.Domain:
                AddDomain(draft);
                break;
            case AccountLocality.Unknown:
                AddUnsettled(draft, WellKnownSids.LocalAccount);
                AddUnsettled(draft, WellKnownSids.NtlmAuthentication);
                AddUnsettled(draft, WellKnownSids.AuthenticationAuthorityAssertedIdentity);
                draft.AddUnknown($"Whether {draft.Account.Name} is an account of the machine or of a domain was not captured.");
                break;
        }
    }

    private static void AddLocalAccount(TokenDraft draft, string? windowsVersion)
    {
        var isOld = Version.TryParse(windowsVersion, out var version) && version < s_localAccountSince;
        var why = isOld ? "an account of the machine itself; this Windows adds the SID only with an update (KB 2871997)" : "an account of the machine itself";
        Add(draft, WellKnownSids.LocalAccount, isOld ? TokenGroupState.Unknown : TokenGroupState.Enabled, why);
    }

    private static void AddDomain(TokenDraft draft)
    {
        switch (draft.Subject.Package)
        {
            case AuthenticationPackage.Ntlm:
                Add(draft, WellKnownSids.NtlmAuthentication, TokenGroupState.Enabled, "the account was proven by NTLM");
                break;
            case AuthenticationPackage.Kerberos:
                Add(draft, WellKnownSids.AuthenticationAuthorityAssertedIdentity, TokenGroupState.Enabled, "a domain controller vouched for the account (Kerberos)", RuleMark.Recalled);
                break;
            default:
                AddUnsettled(draft, WellKnownSids.NtlmAuthentication);
                AddUnsettled(draft, WellKnownSids.AuthenticationAuthorityAssertedIdentity);
                draft.AddUnknown($"Whether {draft.Account.Name} is proven by NTLM or Kerberos is decided at run time: the token holds NTLM Authentication or the asserted identity.");
                break;
        }
    }

    private static void AddUnsettled(TokenDraft draft, SecurityIdentifier sid) =>
        Add(draft, sid, TokenGroupState.Unknown, "depends on how the account is proven at run time", RuleMark.Uncertain);

    private static void Add(TokenDraft draft, SecurityIdentifier sid, TokenGroupState state, string why, RuleMark mark = RuleMark.Confirmed) =>
        draft.Add(sid, state, TokenGroupOrigin.Authentication, why, mark);
}
