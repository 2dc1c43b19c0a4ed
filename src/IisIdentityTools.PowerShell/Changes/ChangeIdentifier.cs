using System.Globalization;

namespace IisIdentityTools.PowerShell.Changes;

/// <summary>Makes identifiers of changes: they sort by time, can be typed, and do not repeat: 20261122T101500Z-3fa9.</summary>
internal static class ChangeIdentifier
{
    private const int RandomDigits = 4;

    /// <summary>A new one.</summary>
    public static string New(DateTime nowUtc) =>
        nowUtc.ToString("yyyyMMdd'T'HHmmss'Z-'", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N").Substring(0, RandomDigits);
}
