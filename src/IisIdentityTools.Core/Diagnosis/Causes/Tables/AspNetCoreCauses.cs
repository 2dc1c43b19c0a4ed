namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>ASP.NET Core.</summary>
internal static class AspNetCoreCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
