namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>500.19 and 500.2x: the configuration cannot be read or used.</summary>
internal static class ConfigurationCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
