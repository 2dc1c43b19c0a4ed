using System.Globalization;

namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>
/// Reads and writes a status in the spellings that logs, error pages and people use: "401.3", "401.3.5", "401 3 5", "500.19/0x80070021",
/// "HTTP Error 500.19 - Internal Server Error", "0x80070005", "-2147024891", "503 AppOffline", "AppOffline", "WAS 5021".
/// </summary>
public static class StatusText
{
    private const int FirstStatus = 100;
    private const int LastStatus = 999;
    private const int Longest = 200;
    private const long LastWin32 = 0xFFFF;

    private static readonly char[] s_separators = [' ', '\t', '.', '/', ',', ';', '(', ')'];

    /// <summary>Reads a status.</summary>
    /// <exception cref="FormatException">The text is none; the message names the spellings.</exception>
    public static StatusReference Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{Shown(text)}' is no status. Write it as 401.3, 401.3.5, 500.19/0x80070021, 0x80070005, \"503 AppOffline\" or \"WAS 5021\".");

    /// <summary>Reads a status; null when the text is none.</summary>
    public static StatusReference? TryParse(string? text)
    {
        if (text is null || text.Length > Longest)
            return null;
        text = WithoutErrorPage(text.Trim());
        return Event(text) ?? Reason(text) ?? Numbers(text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Writes a logged status as <see cref="Parse"/> reads it: "401.3.5", "401.1/0x8009030E", "503 AppOffline"; no part that is 0 at the end.</summary>
    /// <param name="status">HTTP status; 0 when HTTP.sys sent none.</param>
    /// <param name="subStatus">Sub-status; 0 when there is none.</param>
    /// <param name="win32"><c>sc-win32-status</c> as an unsigned number; 0 when there is none.</param>
    /// <param name="reason">Reason of the HTTPERR log, which has neither sub-status nor error code; empty when there is none.</param>
    public static string Write(int status, int subStatus, long win32, string reason)
    {
        if (reason.Length > 0)
            return status == 0 ? reason : FormattableString.Invariant($"{status} {reason}");
        if (win32 == 0)
            return subStatus == 0 ? FormattableString.Invariant($"{status}") : FormattableString.Invariant($"{status}.{subStatus}");
        return FormattableString.Invariant($"{status}.{subStatus}") + (win32 <= LastWin32 ? FormattableString.Invariant($".{win32}") : "/" + Win32Codes.Hex(win32));
    }

    /// <summary>An error code, decimal with or without sign or hexadecimal with 0x; null when the text is none of 32 bits.</summary>
    internal static long? ErrorCode(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return uint.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        // .NET and appcmd print an HRESULT as a negative number.
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var negative) ? unchecked((uint)negative) : null;
    }

    // "HTTP Error 401.3 - Unauthorized" is what the error page says.
    private static string WithoutErrorPage(string text)
    {
        foreach (var word in new[] { "HTTP", "Error" })
            if (text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase))
                text = text.Substring(word.Length).TrimStart();
        var dash = text.IndexOf(" - ", StringComparison.Ordinal);
        return dash < 0 ? text : text.Substring(0, dash);
    }

    private static StatusReference? Event(string text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0 && EventProviders.Find(text.Substring(0, space).TrimEnd()) is { } provider && Number(text.Substring(space + 1)) is { } id
            ? new() { Kind = StatusKind.Event, Provider = provider, EventId = id }
            : null;
    }

    private static StatusReference? Reason(string text)
    {
        var space = text.IndexOf(' ');
        var word = text.Substring(space + 1);
        if (word.Length == 0 || !IsAsciiLetter(word[0]) || !word.All(letter => IsAsciiLetter(letter) || letter is '_' or '/'))
            return null;
        if (space < 0)
            return new() { Kind = StatusKind.HttpErrorReason, Reason = word };
        return Number(text.Substring(0, space)) is { } status && status is >= FirstStatus and <= LastStatus
            ? new() { Kind = StatusKind.HttpErrorReason, Status = status, Reason = word }
            : null;
    }

    private static StatusReference? Numbers(string[] parts)
    {
        if (parts.Length is 0 or > 3)
            return null;
        if (Number(parts[0]) is not { } status || status is < FirstStatus or > LastStatus)
            return parts.Length == 1 && ErrorCode(parts[0]) is { } alone ? new() { Kind = StatusKind.ErrorCode, Win32 = alone } : null;
        if (parts.Length == 1)
            return new() { Status = status };
        if (Number(parts[1]) is not { } sub)
            return parts.Length == 2 && ErrorCode(parts[1]) is { } only ? new() { Status = status, Win32 = Win32Codes.AsLogged(only) } : null;
        if (parts.Length == 2)
            return sub <= LastStatus ? new() { Status = status, SubStatus = sub } : new() { Status = status, Win32 = sub };
        return sub <= LastStatus && ErrorCode(parts[2]) is { } code ? new() { Status = status, SubStatus = sub, Win32 = Win32Codes.AsLogged(code) } : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsAsciiLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string Shown(string? text) => text is null ? "" : text.Length <= 40 ? text : text.Substring(0, 40) + "...";
}
