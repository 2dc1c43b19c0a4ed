using System.Globalization;
using System.Management.Automation;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.PowerShell.Binding;

/// <summary>
/// What the pipeline brings, as refused requests: groups and lines of logs, the same from another session or a file (where only properties are left),
/// explanations, and anything else with a Status.
/// </summary>
internal static class RefusedInput
{
    /// <summary>The request; null when the object shows none.</summary>
    /// <exception cref="FormatException">Its status is none.</exception>
    public static RefusedRequest? Of(PSObject input) => input.BaseObject switch
    {
        FailureGroup group => RefusedRequest.From(group),
        LogEntry entry => RefusedRequest.From(entry),
        string text => FromText(text),
        _ => FromProperties(input),
    };

    private static RefusedRequest FromText(string text)
    {
        var status = StatusText.Parse(text);
        return new() { Basis = RefusalBasis.Stated, StatusCode = status.Status, SubStatus = status.SubStatus, Win32Status = status.Win32, Reason = status.Reason };
    }

    private static RefusedRequest? FromProperties(PSObject input)
    {
        var code = Number(input, "StatusCode");
        var reason = Text(input, "Reason");
        if (code is null && reason.Length == 0 && Text(input, "Status").Length == 0)
            return null;
        var status = code is not null || Text(input, "Status").Length == 0 ? null : StatusText.Parse(Text(input, "Status"));
        var sample = First(input, "Samples");
        return new()
        {
            Basis = RefusalBasis.Observed,
            Kind = Enum.TryParse<FailureKind>(Text(input, "Kind"), out var kind) ? kind : FailureKind.Failure,
            Server = Text(input, "Server"),
            Site = Text(input, "Site"),
            Url = sample is not null && Text(sample, "Url").Length > 0 ? Text(sample, "Url") : Text(input, "Url"),
            Path = Text(input, "PhysicalPath"),
            Verb = sample is null ? Text(input, "Method") : Text(sample, "Method"),
            StatusCode = (int)(code ?? status?.Status ?? StatusReference.Unstated),
            SubStatus = (int)(Number(input, "SubStatus") ?? status?.SubStatus ?? StatusReference.Unstated),
            Win32Status = Number(input, "Win32Status") ?? status?.Win32 ?? StatusReference.Unstated,
            Reason = reason.Length > 0 ? reason : status?.Reason ?? "",
            ApplicationPool = Text(input, "Queue"),
            User = Text(input, "User"),
            Host = Text(sample ?? input, "Host"),
            Endpoint = Text(sample ?? input, "Endpoint"),
            Clients = Texts(input, "Clients"),
            Count = Number(input, "Count") ?? 1,
            ClientCount = (int)(Number(input, "ClientCount") ?? 0),
            FirstSeenUtc = Time(input, "FirstSeenUtc") ?? Time(input, "TimeUtc") ?? default,
            LastSeenUtc = Time(input, "LastSeenUtc") ?? Time(input, "TimeUtc") ?? default,
            SeenAt = Places(input),
        };
    }

    private static IReadOnlyList<string> Places(PSObject input) =>
        [.. List(input, "Samples").Append(input).Where(each => Text(each, "File").Length > 0).Select(each => $"{Text(each, "File")}:{Text(each, "LineNumber")}")];

    private static object? Value(PSObject input, string name) => input.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : input.Properties[name]?.Value;

    private static string Text(PSObject input, string name) => Convert.ToString(Value(input, name), CultureInfo.InvariantCulture) ?? "";

    private static long? Number(PSObject input, string name) => long.TryParse(Text(input, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? Time(PSObject input, string name) => Value(input, name) switch
    {
        DateTime time => time,
        string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => null,
    };

    private static IEnumerable<PSObject> List(PSObject input, string name) =>
        LanguagePrimitives.GetEnumerable(Value(input, name)) is { } items ? items.Cast<object>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item)) : [];

    private static PSObject? First(PSObject input, string name) => List(input, name).FirstOrDefault();

    private static string[] Texts(PSObject input, string name) => List(input, name).Select(item => Convert.ToString(item.BaseObject, CultureInfo.InvariantCulture) ?? "").ToArray();
}
