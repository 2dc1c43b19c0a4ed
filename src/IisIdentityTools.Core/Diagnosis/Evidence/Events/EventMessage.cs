using IisIdentityTools.Diagnosis.Evidence.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>
/// Takes from an event's English text what XML has as data. Texts: Microsoft "4625(F): An account failed to log on"; cc735151 and KB 2565028 for events of
/// WAS. In another language the codes and a quoted pool name are still found.
/// </summary>
internal static class EventMessage
{
    private const string Subject = "Account For Which Logon Failed:";

    // Text of the event, name of the value in XML. The order is that of the text, so that flattened texts can be cut.
    private static readonly (string Label, string Name)[] s_logon =
    [
        ("Logon Type:", "LogonType"), ("Account Name:", "TargetUserName"), ("Account Domain:", "TargetDomainName"), ("Sub Status:", "SubStatus"), ("Status:", "Status"),
        ("Caller Process Name:", "ProcessName"), ("Workstation Name:", "WorkstationName"), ("Source Network Address:", "IpAddress"), ("Logon Process:", "LogonProcessName"),
        ("Authentication Package:", "AuthenticationPackageName"),
    ];

    // Labels and headings at which a value ends when a program wrote the text into one line.
    private static readonly string[] s_ends =
    [
        " Account Domain:", " Logon ID:", " Failure Information:", " Failure Reason:", " Sub Status:", " Status:", " Process Information:", " Caller Process ID:", " Caller Process Name:",
        " Network Information:", " Workstation Name:", " Source Network Address:", " Source Port:", " Detailed Authentication Information:", " Logon Process:",
        " Authentication Package:", " Transited Services:", " Account For Which Logon Failed:",
    ];

    private static readonly (string Before, string After)[] s_pool =
    [
        ("identity of application pool ", " is invalid"), ("Application pool ", " has been disabled"), ("Application pool ", " is being automatically disabled"),
        ("for application pool ", ". The error type"), ("serving application pool ", " "),
    ];

    public static void Read(EventElement found)
    {
        var text = found.Message;
        if (found.EventId == "4625")
            ReadLogon(found, text);
        else if (Pool(text) is { Length: > 0 } pool)
            found.Add("AppPoolID", pool);
    }

    private static void ReadLogon(EventElement found, string text)
    {
        var subject = Math.Max(0, text.IndexOf(Subject, StringComparison.Ordinal));
        foreach (var (label, name) in s_logon)
        {
            var from = label == "Logon Type:" ? 0 : subject;
            var value = Value(text, label, from);
            if (name.EndsWith("Status", StringComparison.Ordinal))
                value = value.Split(' ')[0];
            if (value.Length > 0)
                found.Add(name, value);
        }

        if (found["Status"].Length == 0 || found["SubStatus"].Length == 0)
            ReadCodes(found, text);
    }

    private static string Value(string text, string label, int from)
    {
        var at = Label(text, label, from);
        if (at < 0)
            return "";
        var start = at + label.Length;
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        var end = text.IndexOfAny(['\r', '\n', '\t'], start);
        end = end < 0 ? text.Length : end;
        foreach (var next in s_ends)
            if (text.IndexOf(next, start, end - start, StringComparison.Ordinal) is >= 0 and var cut)
                end = cut;
        return text.Substring(start, end - start).Trim();
    }

    // "Status:" is the end of "Sub Status:", too.
    private static int Label(string text, string label, int from)
    {
        for (var at = text.IndexOf(label, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(label, at + 1, StringComparison.Ordinal))
            if (label != "Status:" || at < 4 || string.CompareOrdinal(text, at - 4, "Sub ", 0, 4) != 0)
                return at;
        return -1;
    }

    // The texts of all languages have the status before the sub-status. What was found by its label stays.
    private static void ReadCodes(EventElement found, string text)
    {
        var name = "Status";
        for (var at = text.IndexOf("0xC", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("0xC", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            var digits = 0;
            while (digits < 9 && at + 2 + digits < text.Length && Uri.IsHexDigit(text[at + 2 + digits]))
                digits++;
            if (digits != 8)
                continue;
            found.Add(name, text.Substring(at, 10));
            if (name == "SubStatus")
                return;
            name = "SubStatus";
        }
    }

    private static string Pool(string text)
    {
        foreach (var (before, after) in s_pool)
        {
            var start = text.IndexOf(before, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf(after, start + before.Length, StringComparison.Ordinal);
            if (end >= 0)
                return text.Substring(start + before.Length, end - start - before.Length).Trim(' ', '\'', '"');
        }

        return Quoted(text, '"', '"') ?? Quoted(text, '\'', '\'') ?? Quoted(text, '„', '“') ?? Quoted(text, '«', '»') ?? "";
    }

    private static string? Quoted(string text, char open, char close)
    {
        var start = text.IndexOf(open);
        var end = start < 0 ? -1 : text.IndexOf(close, start + 1);
        return end < 0 ? null : text.Substring(start + 1, end - start - 1).Trim();
    }
}
