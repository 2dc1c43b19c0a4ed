using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Models the token of any identity that IIS uses on a server, from facts alone (rules C1 to C4). One builder serves many tokens of the
/// same server and may be used from several threads.
/// </summary>
public sealed class IdentityTokenBuilder
{
    private const string EveryoneSwitch = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa!EveryoneIncludesAnonymous";

    private readonly IServerFacts _facts;
    private readonly LocalGroupGraph _graph;
    private readonly PrincipalNames _names;
    private readonly TokenAccountResolver _accounts;

    /// <summary>Prepares for one server: reads its local groups once.</summary>
    public IdentityTokenBuilder(IServerFacts facts)
    {
        _facts = facts;
        _graph = new(facts);
        _names = new(facts, _graph);
        _accounts = new(facts);
    }

    /// <summary>Models one token.</summary>
    public static IdentityToken Build(TokenSubject subject, IServerFacts facts) => new IdentityTokenBuilder(facts).Build(subject);

    /// <summary>Models the token of <paramref name="subject"/> on the builder's server.</summary>
    public IdentityToken Build(TokenSubject subject)
    {
        var account = _accounts.Resolve(subject);
        var draft = new TokenDraft(subject, account, _names);
        var expands = subject.Kind != IdentityKind.LocalSystem;
        var boundary = new TokenBoundary(_graph, account, _names, expands, isPoolKnown: subject.ApplicationPool is not "");

        AddUser(draft);
        AddTable(draft);
        AddEveryoneForAnonymous(draft);
        AuthenticationSids.AddTo(draft, _facts.Server.OperatingSystemVersion);
        WorkerProcessSids.AddTo(draft, _facts.Server.IisVersion);
        AddDomainGroups(draft);
        if (expands)
            ExpandLocalGroups(draft, boundary);
        new AdministratorFilter(draft, _facts).Apply();
        return Compose(draft, boundary, expands);
    }

    private static void AddUser(TokenDraft draft)
    {
        var subject = draft.Subject;
        var source = subject.IdentitySource is null ? "" : $" ({subject.IdentitySource})";
        var legacy = LegacyIdentities.Find(draft.Account.Name) is { } old ? $"; {old.Says}" : "";
        var why = subject.ApplicationPool is { Length: > 0 } ? $"pool '{subject.ApplicationPool}' runs as {draft.Account.Name}{source}{legacy}" : $"the user of the token{source}{legacy}";
        if (draft.Account.Sid is { } sid)
            draft.Add(sid, TokenGroupState.Enabled, TokenGroupOrigin.UserSid, why, rule: subject.Kind == IdentityKind.ApplicationPoolIdentity ? "C3" : "C1");
        else
            draft.AddUnknown($"The account {draft.Account.Name} was not captured: its SID and its group memberships are not known.");
    }

    private void AddTable(TokenDraft draft)
    {
        var column = TokenTable.ColumnOf(draft.Subject);
        foreach (var row in TokenTable.Rows)
        {
            var state = row.StateIn(column);
            var followsFromGroups = row.Sid == WellKnownSids.Users && _graph.Find(row.Sid) is not null;
            if (state == TokenGroupState.Absent || followsFromGroups)
                continue;
            var why = row.Origin == TokenGroupOrigin.LogonKind ? $"{row.Why}: {draft.Subject.LogonText}" : row.Why;
            draft.Add(row.Sid, state, row.Origin, state == TokenGroupState.DenyOnly ? $"{why}; in this token it counts for deny entries only" : why, row.MarkIn(column));
        }
    }

    private void AddEveryoneForAnonymous(TokenDraft draft)
    {
        if (draft.Subject.Kind != IdentityKind.AnonymousLogon || _facts.GetSwitch(EveryoneSwitch) is "" or "0")
            return;

        var isKnown = _facts.GetSwitch(EveryoneSwitch) is not null;
        var why = isKnown ? $"{EveryoneSwitch} is on" : $"depends on {EveryoneSwitch}, which was not captured";
        draft.Add(WellKnownSids.Everyone, isKnown ? TokenGroupState.Enabled : TokenGroupState.Unknown, TokenGroupOrigin.WellKnown, why, rule: "C3");
        if (!isKnown)
            draft.AddUnknown($"{EveryoneSwitch} was not captured: it decides whether Everyone includes ANONYMOUS LOGON (normally not).");
    }

    private static void AddDomainGroups(TokenDraft draft)
    {
        foreach (var group in draft.Account.DomainGroups)
            draft.Add(group, TokenGroupState.Enabled, TokenGroupOrigin.DomainGroup, $"{draft.Account.Name} is in this domain group");
        if (!draft.Account.DomainGroupsKnown)
            draft.AddUnknown($"The domain groups of {draft.Account.Name} were not captured: the token may hold them and local groups that they are members of.");
    }

    private void ExpandLocalGroups(TokenDraft draft, TokenBoundary boundary)
    {
        new LocalGroupExpansion(draft, _graph, boundary).Run();
        var column = TokenTable.ColumnOf(draft.Subject);
        var isExpectedInUsers = TokenTable.Rows.Any(row => row.Sid == WellKnownSids.Users && row.StateIn(column) == TokenGroupState.Enabled);
        if (isExpectedInUsers)
            draft.Add(WellKnownSids.Users, TokenGroupState.Unknown, TokenGroupOrigin.LocalGroup, "real tokens of this kind have it, but no SID of this token is a member of the group on this server", RuleMark.Uncertain);

        if (!_graph.HasAllGroups)
            draft.AddUnknown($"Not all local groups of {_facts.Server.DisplayName} were captured: the token may hold more of them.");
        foreach (var group in _graph.Groups.Where(group => !group.IsComplete))
            draft.AddUnknown($"The members of {group.Name} were not captured to the end.");
    }

    private IdentityToken Compose(TokenDraft draft, TokenBoundary boundary, bool expands)
    {
        var (integrity, integrityMark) = TokenIntegrity.Of(draft);
        var (isInIisIusrs, reason) = IisIusrsAnswer.Of(draft, _graph, boundary);
        var privileges = new TokenPrivileges(draft, boundary, _facts).Read();
        return new(draft.ToGroups(), boundary)
        {
            Server = _facts.Server.Name,
            Source = _facts.Source,
            Identity = draft.Account.Name,
            IdentitySid = draft.Account.Sid?.ToString() ?? "",
            Kind = draft.Subject.Kind,
            ApplicationPool = draft.Subject.ApplicationPool ?? "",
            Logon = draft.Subject.Logon,
            IntegrityLevel = integrity,
            IntegrityMark = integrityMark,
            IsInIisIusrs = isInIisIusrs,
            IsInIisIusrsReason = reason,
            LocalGroupsKnown = !expands || (_graph.HasAllGroups && _graph.Groups.All(group => group.IsComplete)),
            DomainGroupsKnown = draft.Account.DomainGroupsKnown,
            Privileges = privileges,
            Unknowns = draft.Unknowns.ToArray(),
        };
    }
}
