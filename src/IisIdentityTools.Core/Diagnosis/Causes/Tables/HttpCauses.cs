namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>HTTP.sys and TLS: mostly without a line in the log of the site.</summary>
internal static class HttpCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
