namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>500.0 of native modules.</summary>
internal static class NativeModuleCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
