namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>502 and request forwarding.</summary>
internal static class ProxyCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
