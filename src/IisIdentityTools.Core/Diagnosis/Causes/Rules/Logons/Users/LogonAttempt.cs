using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

/// <summary>A logon that IIS tries for a request: the user's, or that of an account which the configuration names.</summary>
/// <param name="Role">Whose logon it is: the user's, the anonymous user's, the virtual directory's.</param>
/// <param name="Account">Name of the account; empty when the log does not say, as for NTLM.</param>
/// <param name="Fact">What was captured of the account; null when nothing was.</param>
/// <param name="Subject">How the account logs on; null when the place is not known.</param>
/// <param name="Setting">The setting that names the account; null for a user's.</param>
/// <param name="Method">The logonMethod that counts; null where none does.</param>
internal sealed record LogonAttempt(CauseAccounts Role, string Account, AccountFact? Fact, TokenSubject? Subject, EffectiveValue? Setting, EffectiveValue? Method)
{
    private const string BasicSection = "system.webServer/security/authentication/basicAuthentication";

    /// <summary>The account for sentences: "The anonymous user CONTOSO\svc_press".</summary>
    public string DisplayName => Role switch
    {
        CauseAccounts.Anonymous => $"The account of anonymous users, {Account},",
        CauseAccounts.ConnectAs => $"The account of the virtual directory, {Account},",
        _ => Account.Length == 0 ? "The user" : Account,
    };

    /// <summary>The logon type that event 4625 has for it; 0 when that is not known.</summary>
    public int LogonType => Subject?.Logon switch
    {
        LogonKind.Interactive => 2,
        LogonKind.Network => 3,
        LogonKind.Batch => 4,
        LogonKind.NetworkCleartext => 8,
        _ => 0,
    };

    /// <summary>The logons that a request at that place needs. IUSR and pool identities are not logged on: WAS hands their tokens over.</summary>
    public static IReadOnlyList<LogonAttempt> Of(RefusalCase refusal)
    {
        var user = refusal.Request.User;
        if (refusal.Place is not { } place)
            return [new(CauseAccounts.RequestUser, user, Find(refusal, user), null, null, null)];
        var attempts = new List<LogonAttempt>();
        if (user.Length > 0 || place.IsOn(AuthenticationKind.Windows))
            attempts.Add(OfUser(refusal, place, user));
        if (user.Length == 0 && place.IsOn(AuthenticationKind.Anonymous) && place.Settings.Authentication is { AnonymousAccount.Kind: IdentityKind.AnonymousAccount } anonymous)
            attempts.Add(Configured(refusal, CauseAccounts.Anonymous, anonymous.AnonymousAccount, anonymous.AnonymousUserName, anonymous.AnonymousSection.Get("logonMethod")));
        if (place.ConnectAs is { Name.Length: > 0 } connectAs && connectAs.Name[0] != '(')
            attempts.Add(Configured(refusal, CauseAccounts.ConnectAs, connectAs, place.VirtualDirectory.UserName, place.VirtualDirectory.LogonMethod));
        return attempts;
    }

    /// <summary>How a user logs on at a place: with name and password under Basic, else over the network.</summary>
    public static TokenSubject SubjectOf(string user, CasePlace place) =>
        IsBasic(place) ? TokenSubject.RequestUser(user, MethodOf(place.Value(BasicSection, "logonMethod"))) : TokenSubject.WindowsUser(user);

    private static LogonAttempt OfUser(RefusalCase refusal, CasePlace place, string user)
    {
        var name = IsBasic(place) && user.Length > 0 && AccountNames.Domain(user).Length == 0 && place.Value(BasicSection, "defaultLogonDomain").Text is { Length: > 0 } domain ? domain + "\\" + user : user;
        return new(CauseAccounts.RequestUser, name, Find(refusal, name), name.Length == 0 ? null : SubjectOf(name, place), null, IsBasic(place) ? place.Value(BasicSection, "logonMethod") : null);
    }

    private static LogonAttempt Configured(RefusalCase refusal, CauseAccounts role, ResolvedIdentity identity, EffectiveValue setting, EffectiveValue method)
    {
        var sid = identity.Sid.Length == 0 ? null : identity.Sid;
        var subject = role == CauseAccounts.Anonymous ? TokenSubject.AnonymousAccount(identity.Name, MethodOf(method), sid) : TokenSubject.ConnectAs(identity.Name, MethodOf(method), sid);
        return new(role, identity.Name, Find(refusal, identity.Name), subject, setting, method);
    }

    private static bool IsBasic(CasePlace place) => place.IsOn(AuthenticationKind.Basic) && !place.IsOn(AuthenticationKind.Windows);

    private static AccountFact? Find(RefusalCase refusal, string name) => name.Length == 0 ? null : refusal.Facts?.FindAccount(name);

    private static RequestLogonMethod MethodOf(EffectiveValue value) =>
        Enum.TryParse<RequestLogonMethod>(value.Text.Trim(), ignoreCase: true, out var method) && Enum.IsDefined(typeof(RequestLogonMethod), method) ? method : RequestLogonMethod.ClearText;
}
