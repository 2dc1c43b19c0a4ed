using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>
/// How to read the times of a CSV export. Event Viewer and Export-Csv write local time, in the format of the user's language, and say neither zone nor
/// format. Without this only times with a zone become UTC.
/// </summary>
public sealed class EventCsvTimes
{
    private static readonly string[] s_unambiguous =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "M/d/yyyy h:mm:ss tt", "M/d/yyyy hh:mm:ss tt", "d.M.yyyy H:mm:ss", "d.M.yyyy HH:mm:ss"];

    private static readonly string[] s_withZone = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Hours by which the times are ahead of UTC; null when that is not known.</summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>The language whose format the times have; null to read only formats in which day and month cannot be mistaken.</summary>
    public CultureInfo? Culture { get; init; }

    internal DateTime ToUtc(string text)
    {
        if (EndsWithZone(text) && DateTime.TryParseExact(text, s_withZone, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var known))
            return known;
        if (UtcOffset is not { } offset || !TryLocal(text, out var local))
            return default;
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? default : new DateTime(ticks, DateTimeKind.Utc);
    }

    private static bool EndsWithZone(string text) => text.EndsWith("Z", StringComparison.Ordinal) || text.LastIndexOf('+') > 0 || text.LastIndexOf('-') > 10;

    private bool TryLocal(string text, out DateTime local) => Culture is null
        ? DateTime.TryParseExact(text, s_unambiguous, CultureInfo.InvariantCulture, DateTimeStyles.None, out local)
        : DateTime.TryParse(text, Culture, DateTimeStyles.NoCurrentDateDefault, out local);
}
