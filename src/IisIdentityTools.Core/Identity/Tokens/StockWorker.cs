using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>The worker process that a name or SID stands for where no configuration says which pools there are.</summary>
internal static class StockWorker
{
    private static readonly (SecurityIdentifier Sid, PoolIdentityType Type)[] s_accounts =
    [
        (WellKnownSids.System, PoolIdentityType.LocalSystem),
        (WellKnownSids.LocalService, PoolIdentityType.LocalService),
        (WellKnownSids.NetworkService, PoolIdentityType.NetworkService),
    ];

    /// <summary>The subject; null when it is no identity of a worker process.</summary>
    public static TokenSubject? Of(string identity)
    {
        var prefix = ApplicationPoolSid.AccountPrefix;
        if (identity.Length > prefix.Length && identity.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return TokenSubject.StockWorkerProcess(PoolIdentityType.ApplicationPoolIdentity, identity.Substring(prefix.Length));
        var sid = WellKnownSids.FindByName(identity)?.Sid ?? (SecurityIdentifier.TryParse(identity, out var parsed) ? parsed : null);
        if (sid is null)
            return null;
        if (ApplicationPoolSid.IsPoolSid(sid))
            return TokenSubject.StockWorkerProcess(PoolIdentityType.ApplicationPoolIdentity, sid.ToString(), sid.ToString());
        foreach (var (account, type) in s_accounts)
            if (account == sid)
                return TokenSubject.StockWorkerProcess(type);
        return null;
    }
}
