using System.Globalization;

namespace IisIdentityTools.Changes;

/// <summary>Identifiers of changes: they sort by time, can be typed, and do not repeat: <c>20261122T101500Z-3fa9</c>.</summary>
public static class ChangeIdentifier
{
    /// <summary>Most characters of one.</summary>
    public const int LongestLength = 64;

    private const int RandomDigits = 4;

    /// <summary>Compares them: upper and lower case are one.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>A new one.</summary>
    /// <param name="utc">When the change is made, in UTC.</param>
    /// <param name="random">Tells changes of one second apart.</param>
    public static string New(DateTime utc, Guid random) =>
        utc.ToString("yyyyMMdd'T'HHmmss'Z-'", CultureInfo.InvariantCulture) + random.ToString("N").Substring(0, RandomDigits);

    // The identifier becomes a part of a file's name.
    internal static bool IsValid(string? text) =>
        text is { Length: > 0 and <= LongestLength } && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_');
}
