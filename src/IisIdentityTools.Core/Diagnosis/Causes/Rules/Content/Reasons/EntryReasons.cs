using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;

/// <summary>No entry gives it to the token: to whom it is given instead (rules B8, C1, C3).</summary>
internal static class EntryReasons
{
    private static readonly SecurityIdentifier[] s_everybody = [WellKnownSids.Users, WellKnownSids.AuthenticatedUsers, WellKnownSids.Everyone];

    public static IEnumerable<CauseFinding> Of(RefusingList list)
    {
        var path = list.Access.Path;
        var who = list.Access.Identity;
        var own = list.Entries.Where(entry => !entry.IsInheritOnly && list.GivesMissing(entry)).ToArray();
        foreach (var entry in own.Where(entry => list.Token.StateOf(entry.Sid!) == TokenSidState.DenyOnly).Take(1))
            yield return list.Finding("WHY-DENYONLY", path, $"It is given to {list.NameOf(entry.Sid!)}, which the token of {who} holds for denying entries only.", $"Grant another group that {who} is in, or {who} itself.");
        foreach (var entry in own.Where(entry => IsNeighbour(list, entry.Sid!)).Take(1))
            yield return list.Finding("WHY-WRONGPRINCIPAL", path, $"It is given to {Neighbour(list, entry.Sid!, who)}.", $"Grant {who}; take the entry of {list.NameOf(entry.Sid!)} away if nothing else needs it.");
        foreach (var entry in own.Where(entry => OrphanSentence(list, entry.Sid!).Length > 0).Take(1))
            yield return list.Finding("WHY-ORPHANSID", path, $"It is given to {entry.Sid}, {OrphanSentence(list, entry.Sid!)}.", $"Grant {who}, and remove the entry of the old account: icacls \"{path}\" /remove \"*{entry.Sid}\"");
        AccessMask ofOwners = FileRights.ReadPermissions | FileRights.ChangePermissions;
        if (list.Entries.NamesOwner && list.Descriptor.Owner is { } owner && list.Token.StateOf(owner) == TokenSidState.Enabled && ofOwners.HasAll(list.Ungranted))
            yield return list.Finding("WHY-OWNERRIGHTS", path, $"{who} owns it, and an entry for OWNER RIGHTS takes the place of what owners have.", $"Grant {who} what is missing.");
    }

    /// <summary>Nobody has an entry that everybody is in.</summary>
    public static CauseFinding? NoUsers(RefusingList list) =>
        Array.Exists(s_everybody, sid => list.Token.StateOf(sid) == TokenSidState.Enabled) && !list.Entries.Any(entry => entry.IsAllow && Array.IndexOf(s_everybody, entry.Sid) >= 0)
            ? list.Finding("WHY-NOUSERS", list.Access.Path, $"No entry is for Users, Authenticated Users or Everyone, of which a stock content folder has one and which {list.Access.Identity} is in.", $"Grant {list.Access.Identity} alone.")
            : null;

    /// <summary>An entry for the token has a condition that cannot be told from here, or did not hold.</summary>
    public static IEnumerable<CauseFinding> Conditional(RefusingList list) => list.Entries
        .Where(entry => entry is { IsCallback: true, IsAllow: true, IsInheritOnly: false } && list.IsHeld(entry)).Take(1)
        .Select(entry => list.Finding("WHY-CONDITIONAL", list.Access.Path, $"The entry for {list.NameOf(entry.Sid!)} counts only under a condition, whose claims were not captured.", "") with { Verdict = CauseVerdict.Consistent });

    private static bool IsNeighbour(RefusingList list, SecurityIdentifier sid)
    {
        if (list.Token.StateOf(sid) is TokenSidState.Enabled or TokenSidState.Unknown)
            return false;
        return sid == WellKnownSids.IisIusrs || sid == WellKnownSids.Iusr || sid == WellKnownSids.NetworkService || sid == WellKnownSids.LocalService
            || sid == WellKnownSids.AllApplicationPools || PoolOf(list, sid) is not null || LegacyIdentities.Find(list.NameOf(sid)) is not null;
    }

    private static string Neighbour(RefusingList list, SecurityIdentifier sid, string who)
    {
        if (PoolOf(list, sid) is { } pool)
            return $"the pool '{pool}' ({AccountDirectory.PoolAccount(pool).Name}), not to {who}";
        var name = list.NameOf(sid);
        if (LegacyIdentities.Find(name) is { } legacy)
            return $"{name}, not to {who}: {legacy.Says}";
        if (sid != WellKnownSids.IisIusrs || list.Access.Question.Subject.Model is not { } model)
            return $"{name}, not to {who}";
        // The reason begins with the name that it is about.
        var reason = model.IsInIisIusrsReason.TrimEnd('.');
        return $"IIS_IUSRS, not to {who}: {(reason.StartsWith(who + ": ", StringComparison.Ordinal) ? reason.Substring(who.Length + 2) : reason)}";
    }

    private static string? PoolOf(RefusingList list, SecurityIdentifier sid) => ApplicationPoolSid.IsPoolSid(sid)
        ? list.Server.Configuration.ApplicationPoolNames.FirstOrDefault(pool => ApplicationPoolSid.FromName(pool) == sid)
        : null;

    private static string OrphanSentence(RefusingList list, SecurityIdentifier sid)
    {
        if (ApplicationPoolSid.IsPoolSid(sid))
            return PoolOf(list, sid) is null ? "the SID of a pool that this server does not have (renamed or removed)" : "";
        if (!sid.IsAccount)
            return "";
        if (list.Server.Facts.FindAccount(sid.ToString()) is { } account)
            return account.Kind == AccountKind.Deleted ? "a deleted account" : "";
        var server = list.Server.Facts.Server;
        // A SID of the machine or of its domain may be one that was merely not captured.
        return server.MachineSid is not null && server.ComputerAccountSid is not null && !IsOf(sid, server.MachineSid) && !IsOf(sid, Domain(server.ComputerAccountSid)) && list.Server.Facts.GroupsState == FactState.Present
            ? "an account of another machine or domain" : "";
    }

    private static bool IsOf(SecurityIdentifier sid, string authority) => sid.ToString().StartsWith(authority + "-", StringComparison.Ordinal);

    private static string Domain(string account) => account.Substring(0, account.LastIndexOf('-'));
}
