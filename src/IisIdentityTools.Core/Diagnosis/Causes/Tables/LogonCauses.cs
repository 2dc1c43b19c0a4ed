namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.1: a logon was tried and failed.</summary>
internal static class LogonCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
