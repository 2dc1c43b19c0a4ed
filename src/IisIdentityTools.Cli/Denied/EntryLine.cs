using System.Globalization;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Denied;

/// <summary>One failing request in one line, its place in the log last.</summary>
internal static class EntryLine
{
    public static string Of(LogEntry entry, LoggedSites sites)
    {
        var time = entry.TimeUtc == DateTime.MinValue ? "-" : entry.TimeUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var url = entry.Query.Length == 0 ? entry.Url : $"{entry.Url}?{entry.Query}";
        var kind = HarmlessKind.NameOf(entry.Kind) is { Length: > 0 } harmless ? $" ({harmless})" : "";
        var status = StatusText.Write(entry.StatusCode, entry.SubStatus, entry.Win32Status, entry.Reason) + kind;
        return string.Join(" ", time, status, Shown(sites.NameOf(entry.Site, entry.Server)), Shown(entry.Method), Shown(url), Shown(entry.User), Shown(entry.ClientIp), FormattableString.Invariant($"{entry.File}:{entry.LineNumber}"));
    }

    private static string Shown(string text) => text.Length == 0 ? "-" : text;
}
