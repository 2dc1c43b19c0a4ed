namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Classic ASP, COM, PHP and CGI.</summary>
internal static class ScriptCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
