namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>403.</summary>
internal static class ForbiddenCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
