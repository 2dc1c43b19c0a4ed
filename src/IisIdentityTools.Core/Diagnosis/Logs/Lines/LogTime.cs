namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>Reads the dates and times of log lines, byte by byte and the same in every culture. Times are seconds since the year 1.</summary>
internal static class LogTime
{
    /// <summary>What stands for a line that has no time.</summary>
    public const long None = 0;

    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The time as a value; the earliest one when there is none.</summary>
    public static DateTime ToUtc(long seconds) => new(seconds * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    /// <summary>The seconds of a time, fractions cut off.</summary>
    public static long FromUtc(DateTime time) => time.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Reads <c>yyyy-MM-dd</c>; -1 when it is none.</summary>
    public static long ReadDate(byte[] bytes, int start, int end) =>
        end - start == 10 && bytes[start + 4] == '-' && bytes[start + 7] == '-'
            ? Day(Digits(bytes, start, 4), Digits(bytes, start + 5, 2), Digits(bytes, start + 8, 2))
            : -1;

    /// <summary>Reads <c>HH:mm:ss</c> or <c>H:mm:ss</c>, fractions are cut off; -1 when it is none.</summary>
    public static long ReadTime(byte[] bytes, int start, int end)
    {
        var hours = end - start >= 7 && bytes[start + 1] == ':' ? 1 : 2;
        if (end - start < hours + 6 || bytes[start + hours] != ':' || bytes[start + hours + 3] != ':')
            return -1;
        var (hour, minute, second) = (Digits(bytes, start, hours), Digits(bytes, start + hours + 1, 2), Digits(bytes, start + hours + 4, 2));
        var after = start + hours + 6;
        // A leap second is the second before it.
        return hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60 || (after < end && bytes[after] != '.')
            ? -1
            : (hour * 3600) + (minute * 60) + Math.Min(second, 59);
    }

    /// <summary>Reads <c>M/d/yy</c> or <c>M/d/yyyy</c> of the IIS format; -1 when it is none. Days before months, as some locales write, are told apart only above 12.</summary>
    public static long ReadIisDate(byte[] bytes, int start, int end)
    {
        var first = IndexOf(bytes, (byte)'/', start, end);
        var second = first < 0 ? -1 : IndexOf(bytes, (byte)'/', first + 1, end);
        if (second < 0)
            return -1;
        var (month, day, year) = (Digits(bytes, start, first - start), Digits(bytes, first + 1, second - first - 1), Digits(bytes, second + 1, end - second - 1));
        if (end - second - 1 == 2)
            year += year < 70 ? 2000 : 1900;
        return month > 12 ? Day(year, day, month) : Day(year, month, day);
    }

    /// <summary>Reads <c>[08/Apr/2001:17:39:04 -0800]</c> of the NCSA format; -1 when it is none.</summary>
    /// <param name="bytes">Holds the text.</param>
    /// <param name="start">Where the bracket stands.</param>
    /// <param name="zone">Where the zone begins.</param>
    /// <param name="end">Where the text ends.</param>
    public static long ReadNcsa(byte[] bytes, int start, int zone, int end)
    {
        if (zone - start != 22 || end - zone != 6 || bytes[start] != '[' || bytes[start + 3] != '/' || bytes[start + 7] != '/' || bytes[start + 12] != ':' || bytes[end - 1] != ']')
            return -1;
        var date = Day(Digits(bytes, start + 8, 4), Month(bytes, start + 4), Digits(bytes, start + 1, 2));
        var time = ReadTime(bytes, start + 13, start + 21);
        var (hours, minutes) = (Digits(bytes, zone + 1, 2), Digits(bytes, zone + 3, 2));
        if (date < 0 || time < 0 || hours < 0 || minutes < 0 || bytes[zone] is not ((byte)'+' or (byte)'-'))
            return -1;
        var offset = (hours * 3600) + (minutes * 60);
        return Math.Max(1, date + time - (bytes[zone] == '-' ? -offset : offset));
    }

    private static long Day(int year, int month, int day) =>
        year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? -1
            : new DateTime(year, month, day).Ticks / TimeSpan.TicksPerSecond;

    private static int Month(byte[] bytes, int at) =>
        Array.FindIndex(s_months, name => bytes[at] == name[0] && bytes[at + 1] == name[1] && bytes[at + 2] == name[2]) + 1;

    /// <summary>The number of one to four digits; -1 when there is anything else.</summary>
    private static int Digits(byte[] bytes, int start, int count)
    {
        if (count is < 1 or > 4)
            return -1;
        var value = 0;
        for (var i = start; i < start + count; i++)
        {
            var digit = bytes[i] - '0';
            if ((uint)digit > 9)
                return -1;
            value = (value * 10) + digit;
        }

        return value;
    }

    private static int IndexOf(byte[] bytes, byte value, int start, int end) => Array.IndexOf(bytes, value, start, end - start);
}
