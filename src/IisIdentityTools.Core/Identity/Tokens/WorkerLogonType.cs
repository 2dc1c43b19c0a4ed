namespace IisIdentityTools.Identity.Tokens;

/// <summary>processModel.logonType of an application pool, with the numbers of the IIS schema; it matters for SpecificUser only.</summary>
public enum WorkerLogonType
{
    /// <summary>The account logs on as a batch job (the default).</summary>
    LogonBatch = 0,

    /// <summary>The account logs on as a service (IIS 7.5 and later).</summary>
    LogonService = 1,
}
