using System.CommandLine;
using System.Globalization;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Options that take a time. Without a zone it is UTC, as in the logs of IIS and in the answers.</summary>
internal static class TimeOption
{
    private const string Day = "yyyy-MM-dd";
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    /// <summary>Makes the option.</summary>
    /// <param name="name">The option, "--after".</param>
    /// <param name="description">Its description.</param>
    /// <param name="isEnd">True when a day alone means its last second.</param>
    public static Option<DateTime?> Create(string name, string description, bool isEnd) => new(name)
    {
        HelpName = "TIME",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (TryRead(text, isEnd) is { } time)
                return time;
            result.AddError($"{name}: '{text}' is no time. Write 2025-03-14, 2025-03-14T09:30 or 2025-03-14T09:30:00+01:00; without a zone it is UTC.");
            return null;
        },
    };

    private static DateTime? TryRead(string text, bool isEnd)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, Utc, out var day))
            return isEnd && day < DateTime.MaxValue.Date ? day.AddDays(1).AddSeconds(-1) : day;
        return DateTime.TryParseExact(text, s_times, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }
}
