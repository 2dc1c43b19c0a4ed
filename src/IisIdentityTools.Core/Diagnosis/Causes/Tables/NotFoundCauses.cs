namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>404, 405 and WebDAV.</summary>
internal static class NotFoundCauses
{
    public static CauseEntry[] Rows { get; } = [];
}
