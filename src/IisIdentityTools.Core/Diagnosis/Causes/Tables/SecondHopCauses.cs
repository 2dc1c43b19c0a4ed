namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>The request succeeds, and what is behind it refuses.</summary>
internal static class SecondHopCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
