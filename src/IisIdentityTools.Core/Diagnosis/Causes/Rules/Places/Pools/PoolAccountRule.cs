using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503: name, password and state of the pool's account (rules A2, D6; 4625 reference).</summary>
internal sealed class PoolAccountRule : ICauseRule
{
    private const string Password = "POOL-PASSWORD";
    private const string NoController = "POOL-NODC";
    private const string Managed = "POOL-GMSA";
    private const string ManagedName = "POOL-GMSANAME";
    private const string NoLogonServers = "0xC000005E";

    private static readonly string[] s_refused = ["0xC0000064", "0xC000006A", "0xC000006D", "0xC000006E", "0xC0000071", "0xC0000072", "0xC0000193", "0xC0000224", "0xC0000234"];

    public IReadOnlyList<string> Ids { get; } = [Password, NoController, Managed, ManagedName];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (CasePool.Of(refusal) is not { IsSpecificUser: true } pool)
            yield break;
        var logon = refusal.Events.FirstOrDefault(each => each.LogonType is 4 or 5 && IsOf(each, pool));
        var code = logon is null ? "" : logon.SubStatus is "" or "0x00000000" ? logon.Status : logon.SubStatus;
        if (Same(code, NoLogonServers))
            yield return Logon(NoController, pool, logon!);
        if (s_refused.Any(each => Same(each, code)))
            yield return Logon(pool.Identity.Kind == IdentityKind.GroupManagedServiceAccount ? Managed : Password, pool, logon!);
        else if (State(pool.Account) is { Length: > 0 } state)
            yield return new CauseFinding(Password, CauseVerdict.Proved)
            {
                Identity = pool.Identity.Name,
                IdentitySid = pool.Identity.Sid,
                Because = [$"{pool.Identity.Name}, the account of the pool '{pool.Name}', {state}."],
                Fix = "Put the account in order in the directory, then set the pool's identity again and start the pool.",
            }.At(pool.Definition.UserName);
        else if (pool.Definition.UserName.Text.Trim().Length == 0)
            yield return new CauseFinding(Password, CauseVerdict.Proved)
            {
                Because = [$"The pool '{pool.Name}' shall run as a user (identityType SpecificUser), but names none."],
                Fix = "Set processModel/@userName, or another identityType.",
            }.At(pool.Definition.IdentityType);
        if (pool.Identity.Kind == IdentityKind.GroupManagedServiceAccount)
            yield return OfRetrieval(pool, refusal);
        foreach (var finding in OfManaged(pool, refusal.Facts!))
            yield return finding;
    }

    /// <summary>No snapshot knows who may retrieve the password; that WAS could not log the account on speaks for it.</summary>
    private static CauseFinding OfRetrieval(CasePool pool, RefusalCase refusal)
    {
        var invalid = refusal.Events.FirstOrDefault(each => each.Provider == EventProviders.Was && each.EventId is 5021 or 5057 or 5059);
        return new CauseFinding(Managed, invalid is null ? CauseVerdict.Possible : CauseVerdict.Consistent)
        {
            Identity = pool.Identity.Name,
            IdentitySid = pool.Identity.Sid,
            Because = [$"The pool '{pool.Name}' runs as the managed account {pool.Identity.Name}, whose password this server has to fetch from the domain."],
            Evidence = invalid is null ? [] : [invalid.ToString()],
        }.At(pool.Definition.UserName);
    }

    private static IEnumerable<CauseFinding> OfManaged(CasePool pool, IServerFacts facts)
    {
        var user = pool.Definition.UserName.Text.Trim();
        var isManaged = pool.Identity.Kind == IdentityKind.GroupManagedServiceAccount;
        if (!isManaged)
            yield return CauseFinding.Refuted(Managed);
        if (isManaged && pool.Definition.Password.IsSet && pool.Definition.Password.Text.Length > 0)
            yield return new CauseFinding(ManagedName, CauseVerdict.Proved)
            {
                Identity = pool.Identity.Name,
                IdentitySid = pool.Identity.Sid,
                Because = [$"The pool '{pool.Name}' has a password stored for {pool.Identity.Name}, whose password Windows keeps."],
                Fix = "Set the identity again with an empty password.",
            }.At(pool.Definition.Password);
        else if (!isManaged && user.Length > 0 && facts.FindAccount(user) is null && facts.FindAccount(user + "$") is { Kind: AccountKind.GroupManagedServiceAccount } meant)
            yield return new CauseFinding(ManagedName, CauseVerdict.Proved)
            {
                Identity = user,
                Because = [$"The pool '{pool.Name}' runs as {user}; the managed account is {meant.Name}."],
                Fix = $"Write {meant.Name}, with an empty password.",
                Command = CommandText.Pool(pool.Name, $"processModel.userName:{meant.Name}"),
            }.At(pool.Definition.UserName);
        else
            yield return CauseFinding.Refuted(ManagedName);
    }

    private static CauseFinding Logon(string id, CasePool pool, EventEvidence logon) => new CauseFinding(id, CauseVerdict.Proved)
    {
        Identity = pool.Identity.Name,
        IdentitySid = pool.Identity.Sid,
        Because = [$"{pool.Identity.Name}, the account of the pool '{pool.Name}', failed to log on: {logon.Reason.TrimEnd('.')}."],
        Evidence = [logon.ToString()],
    }.At(pool.Definition.UserName);

    private static string State(AccountFact? account) => account switch
    {
        { Disabled: true } => "is disabled",
        { Expired: true } => "has expired",
        { PasswordExpired: true } => "has an expired password",
        { LockedOut: true } => "is locked out",
        _ => "",
    };

    private static bool IsOf(EventEvidence evidence, CasePool pool) => Same(Bare(evidence.Account), Bare(pool.Definition.UserName.Text.Trim()));

    private static string Bare(string account)
    {
        var name = account.Substring(account.LastIndexOf('\\') + 1);
        var at = name.IndexOf('@');
        return at < 0 ? name : name.Substring(0, at);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
