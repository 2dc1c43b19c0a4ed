using System.Globalization;

namespace IisIdentityTools.Cli.Changes;

/// <summary>Identifiers of changes: they sort by time, can be typed, and do not repeat: 20261122T101500Z-3fa9.</summary>
internal static class ChangeIds
{
    private const int RandomDigits = 4;

    /// <summary>A new one.</summary>
    public static string New(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z-'", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N")[..RandomDigits];
}
