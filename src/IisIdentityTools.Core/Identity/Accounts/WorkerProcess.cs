using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Identity.Accounts;

/// <summary>The worker process of one application pool: what it runs as, and what it can load.</summary>
internal sealed class WorkerProcess
{
    private IReadOnlyList<TrailStep>? _trail;

    private WorkerProcess(string pool, ApplicationPoolDefinition? definition, ResolvedIdentity identity, IReadOnlyList<ConfigurationProblem> problems)
    {
        Pool = pool;
        Definition = definition;
        Identity = identity;
        Problems = problems;
        IsIntegrated = definition is null || !definition.IsClassic;
        Is32Bit = definition?.Is32Bit ?? false;
        RuntimeVersion = definition?.RuntimeVersion ?? "";
        HandlerKey = (IsIntegrated ? "i" : "c") + (Is32Bit ? "32" : "64") + RuntimeVersion;
    }

    /// <summary>Name of the pool.</summary>
    public string Pool { get; }

    /// <summary>The pool's configuration; null when there is no such pool.</summary>
    public ApplicationPoolDefinition? Definition { get; }

    /// <summary>What the process runs as.</summary>
    public ResolvedIdentity Identity { get; }

    /// <summary>The settings that say so.</summary>
    public IReadOnlyList<TrailStep> Trail => _trail ??= MakeTrail();

    /// <summary>Why the process cannot start, as far as the configuration tells.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    /// <summary>True for the integrated pipeline.</summary>
    public bool IsIntegrated { get; }

    /// <summary>True for a 32-bit process on 64-bit Windows.</summary>
    public bool Is32Bit { get; }

    /// <summary>"v4.0", "v2.0", or "" for no managed code.</summary>
    public string RuntimeVersion { get; }

    /// <summary>Pools with the same key choose the same handler mappings.</summary>
    public string HandlerKey { get; }

    /// <summary>Works out the process of a pool.</summary>
    public static WorkerProcess Of(ApplicationPoolDefinition pool, AccountDirectory accounts)
    {
        var type = pool.IdentityTypeText;
        if (!Is(type, "SpecificUser"))
            return new WorkerProcess(pool.Name, pool, BuiltIn(pool.Name, type), []);
        var user = pool.UserName.Text.Trim();
        return user.Length == 0
            ? new WorkerProcess(pool.Name, pool, ResolvedIdentity.None, [NoUser(pool)])
            : new WorkerProcess(pool.Name, pool, accounts.Find(user, IsManaged(user) ? IdentityKind.GroupManagedServiceAccount : IdentityKind.SpecificUser), []);
    }

    /// <summary>Stands for the process of a pool that does not exist.</summary>
    public static WorkerProcess Missing(string pool, EffectiveValue setting) => new(pool, null, ResolvedIdentity.None, [new ConfigurationProblem
    {
        Status = "503",
        Message = pool.Length == 0 ? "The application names no application pool." : $"The application pool '{pool}' does not exist.",
        Fix = "Create the pool, or set applicationPool to one that exists.",
        File = setting.Source?.File ?? "",
        Line = setting.Source?.Line ?? 0,
        Column = setting.Source?.Column ?? 0,
        Section = "system.applicationHost/sites",
    }]);

    /// <summary>A group managed service account is written with the $ of its computer-like name (rule A2).</summary>
    private static bool IsManaged(string user) => user.EndsWith("$", StringComparison.Ordinal);

    private TrailStep[] MakeTrail()
    {
        if (Definition is not { } pool)
            return [];
        var type = Steps.Of("processModel/@identityType", pool.IdentityType, $"pool '{pool.Name}' runs its worker process as {pool.IdentityType.Text}", "A2");
        if (!pool.IdentityType.Is("SpecificUser"))
            return [type];
        var says = IsManaged(pool.UserName.Text.Trim()) ? "a group managed service account: Windows keeps its password" : $"the account is {Identity.Name}";
        return [type, Steps.Of("processModel/@userName", pool.UserName, says, "A2")];
    }

    private static ResolvedIdentity BuiltIn(string pool, string type)
    {
        if (Is(type, "NetworkService"))
            return AccountDirectory.NetworkService;
        if (Is(type, "LocalService"))
            return AccountDirectory.LocalService;
        return Is(type, "LocalSystem") ? AccountDirectory.LocalSystem : AccountDirectory.PoolAccount(pool);
    }

    private static bool Is(string type, string word) => string.Equals(type, word, StringComparison.OrdinalIgnoreCase);

    private static ConfigurationProblem NoUser(ApplicationPoolDefinition pool) => new()
    {
        Status = "503",
        Message = $"The pool '{pool.Name}' has identityType SpecificUser but no userName: WAS disables it (events 5021, 5057).",
        Fix = "Set processModel/@userName, or another identityType.",
        File = pool.IdentityType.Source?.File ?? pool.Source?.File ?? "",
        Line = pool.IdentityType.Source?.Line ?? pool.Source?.Line ?? 0,
        Section = "system.applicationHost/applicationPools",
    };
}
