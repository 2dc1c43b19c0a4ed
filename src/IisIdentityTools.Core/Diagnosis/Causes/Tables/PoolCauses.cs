namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>503 and application pools.</summary>
internal static class PoolCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
