using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One application pool as it counts, applicationPoolDefaults and schema defaults included.</summary>
public sealed class ApplicationPoolDefinition
{
    private readonly DefaultedElement _pool;
    private readonly DefaultedElement _processModel;

    internal ApplicationPoolDefinition(string name, DefaultedElement pool)
    {
        Name = name;
        _pool = pool;
        _processModel = pool.Child("processModel");
    }

    /// <summary>The pool's name as written.</summary>
    public string Name { get; }

    /// <summary>Where the pool is defined.</summary>
    public SourcePosition? Source => _pool.Source;

    /// <summary>"", "v2.0" or "v4.0".</summary>
    public EffectiveValue ManagedRuntimeVersion => _pool.Get("managedRuntimeVersion");

    /// <summary>Integrated or Classic.</summary>
    public EffectiveValue ManagedPipelineMode => _pool.Get("managedPipelineMode");

    /// <summary>True when the worker process is a 32-bit one.</summary>
    public EffectiveValue Enable32BitAppOnWin64 => _pool.Get("enable32BitAppOnWin64");

    /// <summary>What the worker process runs as.</summary>
    public EffectiveValue IdentityType => _processModel.Get("identityType");

    /// <summary>The account when <see cref="IdentityType"/> is SpecificUser.</summary>
    public EffectiveValue UserName => _processModel.Get("userName");

    /// <summary>The text of <see cref="IdentityType"/>, trimmed.</summary>
    internal string IdentityTypeText => _processModel.Text("identityType").Trim();

    /// <summary>True for the classic pipeline.</summary>
    internal bool IsClassic => string.Equals(_pool.Text("managedPipelineMode").Trim(), "Classic", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a 32-bit worker process on 64-bit Windows.</summary>
    internal bool Is32Bit => string.Equals(_pool.Text("enable32BitAppOnWin64").Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of <see cref="ManagedRuntimeVersion"/>, trimmed.</summary>
    internal string RuntimeVersion => _pool.Text("managedRuntimeVersion").Trim();

    /// <summary>Whether a password is stored; the value itself is never read.</summary>
    public EffectiveValue Password => _processModel.Get("password");

    /// <summary>LogonBatch or LogonService.</summary>
    public EffectiveValue LogonType => _processModel.Get("logonType");

    /// <summary>True when WAS does not add IIS_IUSRS to the worker's token.</summary>
    public EffectiveValue ManualGroupMembership => _processModel.Get("manualGroupMembership");

    /// <summary>False when the pool is not started with the server.</summary>
    internal EffectiveValue AutoStart => _pool.Get("autoStart");

    /// <summary>How many requests wait at most.</summary>
    internal EffectiveValue QueueLength => _pool.Get("queueLength");

    /// <summary>True when the profile of the account is loaded.</summary>
    internal EffectiveValue LoadUserProfile => _processModel.Get("loadUserProfile");

    /// <summary>True when the environment variables point to that profile.</summary>
    internal EffectiveValue SetProfileEnvironment => _processModel.Get("setProfileEnvironment");

    /// <summary>Share of the processor, in thousandths of a percent; 0 for no limit.</summary>
    internal EffectiveValue CpuLimit => _pool.Child("cpu").Get("limit");
}
