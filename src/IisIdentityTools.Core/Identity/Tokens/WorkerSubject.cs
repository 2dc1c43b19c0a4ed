using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Turns a pool's configuration into the subject of its worker process's token.</summary>
internal static class WorkerSubject
{
    /// <summary>The subject; null for a pool that runs as SpecificUser without naming a user: it never starts.</summary>
    public static TokenSubject? Of(ApplicationPoolDefinition pool)
    {
        var type = Type(pool);
        var user = pool.UserName.Text.Trim();
        if (type == PoolIdentityType.SpecificUser && user.Length == 0)
            return null;
        return TokenSubject.WorkerProcess(new WorkerProcessSettings
        {
            ApplicationPool = pool.Name,
            IdentityType = type,
            IdentitySource = Source(pool.IdentityType),
            UserName = user,
            LogonType = pool.LogonType.Is("LogonService") ? WorkerLogonType.LogonService : WorkerLogonType.LogonBatch,
            LogonTypeSource = Source(pool.LogonType),
            ManualGroupMembership = pool.ManualGroupMembership.IsTrue,
            ManualGroupMembershipSource = Source(pool.ManualGroupMembership),
        });
    }

    /// <summary>The SID of the built-in account that a pool runs as; null for a virtual account or a specific user.</summary>
    public static SecurityIdentifier? BuiltInSid(ApplicationPoolDefinition pool) => Type(pool) switch
    {
        PoolIdentityType.LocalSystem => WellKnownSids.System,
        PoolIdentityType.LocalService => WellKnownSids.LocalService,
        PoolIdentityType.NetworkService => WellKnownSids.NetworkService,
        _ => null,
    };

    /// <summary>The place a value came from, as a token's reasons quote it.</summary>
    public static string Source(EffectiveValue value) => value.Source?.ToString() ?? "schema default";

    private static PoolIdentityType Type(ApplicationPoolDefinition pool) =>
        Enum.TryParse<PoolIdentityType>(pool.IdentityType.Text.Trim(), ignoreCase: true, out var type) ? type : PoolIdentityType.ApplicationPoolIdentity;
}
