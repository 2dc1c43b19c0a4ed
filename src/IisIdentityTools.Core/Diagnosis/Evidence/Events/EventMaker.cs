using System.Globalization;
using IisIdentityTools.Diagnosis.Evidence.Xml;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>Makes evidence of an event, when the table of statuses has it.</summary>
internal static class EventMaker
{
    /// <summary>The evidence, or null when the event is none of those that the table has.</summary>
    public static EventEvidence? Make(EventElement found, string file, long line, DateTime timeUtc)
    {
        if (!int.TryParse(found.EventId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || StatusCatalog.FindEvent(found.Provider, id) is not { } entry)
            return null;
        var status = EventCodes.Text(found["Status"]);
        var subStatus = EventCodes.Text(found["SubStatus"]);
        var error = EventCodes.Binary(found.Binary);
        var decisive = subStatus is { Value: not 0 } ? subStatus : status ?? error;
        return new()
        {
            Provider = entry.Provider,
            EventId = id,
            Name = entry.Name,
            Level = Level(found.Level),
            TimeUtc = timeUtc,
            Time = found.Time,
            Server = found.Server,
            RecordId = long.TryParse(found.RecordId, NumberStyles.None, CultureInfo.InvariantCulture, out var record) ? record : 0,
            ApplicationPool = entry.Origin == StatusOrigin.ActivationService ? Pool(found) : found["AppPoolID"],
            Account = Account(found["TargetDomainName"], found["TargetUserName"]),
            Status = status?.Hex ?? "",
            StatusName = status?.Name ?? "",
            SubStatus = subStatus?.Hex ?? "",
            SubStatusName = subStatus is { Value: not 0 } ? subStatus.Name : "",
            LogonType = int.TryParse(found["LogonType"], NumberStyles.None, CultureInfo.InvariantCulture, out var type) ? type : 0,
            LogonProcess = found["LogonProcessName"],
            AuthenticationPackage = found["AuthenticationPackageName"],
            Process = found["ProcessName"],
            Workstation = found["WorkstationName"],
            Address = found["IpAddress"],
            ErrorCode = error?.Hex ?? "",
            ErrorName = error?.Name ?? "",
            Win32 = decisive?.Win32 ?? 0,
            Reason = decisive?.Meaning ?? "",
            Message = found.Message,
            File = file,
            Line = line,
        };
    }

    // Every event of WAS that names a pool names it first.
    private static string Pool(EventElement found) => found["AppPoolID"] is { Length: > 0 } pool ? pool : found.FirstValue;

    private static string Account(string domain, string user) => domain.Length == 0 || user.Length == 0 ? user : domain + "\\" + user;

    private static EventLevel Level(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= (int)EventLevel.Critical and <= (int)EventLevel.Verbose ? (EventLevel)number : EventLevel.None;
        return Enum.TryParse<EventLevel>(text, ignoreCase: true, out var level) ? level : EventLevel.None;
    }
}
