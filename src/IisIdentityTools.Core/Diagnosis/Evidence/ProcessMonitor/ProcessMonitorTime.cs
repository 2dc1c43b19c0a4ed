using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>
/// Reads the column "Time of Day". Process Monitor writes it in the format of the computer's language: "1:18:21.9222678 AM", "11:23:41,4833987",
/// "13.18.21,4833987".
/// </summary>
internal static class ProcessMonitorTime
{
    private const int Noon = 12;

    /// <summary>The time as "01:18:21.9222678"; empty when it is not understood.</summary>
    public static string Normalize(string text)
    {
        var parts = text.Trim().Split(' ');
        var digits = parts[0].Split(':', '.', ',');
        if (parts.Length > 2 || digits.Length is < 3 or > 4 || Hour(digits[0], parts) is not { } hour
            || Number(digits[1], 59) is not { } minute || Number(digits[2], 59) is not { } second)
            return "";
        var fraction = digits.Length == 4 ? digits[3] : "";
        return fraction.Length <= 7 && fraction.All(letter => letter is >= '0' and <= '9')
            ? string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}:{2:00}.{3}", hour, minute, second, fraction.PadRight(7, '0'))
            : "";
    }

    private static int? Hour(string digits, string[] parts)
    {
        if (parts.Length == 1)
            return Number(digits, 23);
        var isAfternoon = string.Equals(parts[1], "PM", StringComparison.OrdinalIgnoreCase);
        if (!isAfternoon && !string.Equals(parts[1], "AM", StringComparison.OrdinalIgnoreCase))
            return null;
        return Number(digits, Noon) is { } hour and > 0 ? (hour % Noon) + (isAfternoon ? Noon : 0) : null;
    }

    private static int? Number(string digits, int most) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
