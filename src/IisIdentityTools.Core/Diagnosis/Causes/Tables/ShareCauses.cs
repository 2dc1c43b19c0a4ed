namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Content on a share.</summary>
internal static class ShareCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
