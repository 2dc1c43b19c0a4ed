namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>The list is fine, and the file still cannot be used.</summary>
internal static class FileStateCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
