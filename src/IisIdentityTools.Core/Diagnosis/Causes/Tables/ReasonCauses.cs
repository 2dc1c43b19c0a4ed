namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Why a list refuses: the second sentence of every refusal by permissions.</summary>
internal static class ReasonCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
