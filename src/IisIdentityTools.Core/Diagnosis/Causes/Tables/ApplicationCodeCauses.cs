namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>ASP.NET and other code, as the identity that it runs as.</summary>
internal static class ApplicationCodeCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
