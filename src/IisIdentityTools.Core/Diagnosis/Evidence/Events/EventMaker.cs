using System.Globalization;
using IisIdentityTools.Diagnosis.Evidence.Xml;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>Makes evidence of an event, when the table of statuses has it.</summary>
internal static class EventMaker
{
    // Events of WAS whose first value is the pool: cc735151, KB 2565028, and the texts of the events.
    private static readonly int[] s_namesPool = [5002, 5009, 5010, 5011, 5012, 5021, 5022, 5057, 5059, 5189];

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
            ApplicationPool = found["AppPoolID"] is { Length: > 0 } pool ? pool : NamesPool(entry) ? found.FirstValue : "",
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

    /// <summary>True when evidence lacks what its event always says: the pool, or why a logon failed.</summary>
    public static bool IsIncomplete(EventEvidence evidence) =>
        StatusCatalog.FindEvent(evidence.Provider, evidence.EventId) is { } entry
        && ((NamesPool(entry) && evidence.ApplicationPool.Length == 0) || (entry.Origin == StatusOrigin.Windows && evidence.Status.Length == 0));

    private static bool NamesPool(StatusEntry entry) => entry.Origin == StatusOrigin.ActivationService && s_namesPool.Contains(entry.EventId);

    private static string Account(string domain, string user) => domain.Length == 0 || user.Length == 0 ? user : domain + "\\" + user;

    private static EventLevel Level(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= (int)EventLevel.Critical and <= (int)EventLevel.Verbose ? (EventLevel)number : EventLevel.None;
        return Enum.TryParse<EventLevel>(text, ignoreCase: true, out var level) ? level : EventLevel.None;
    }
}
