using IisIdentityTools.Diagnosis.Statuses.Tables;

namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>
/// What is known of the statuses that IIS logs, of the reasons in the HTTPERR log, and of the events that go with them. Sources: Microsoft support
/// articles 943891 (statuses), 942055 (500.19), 820729 (HTTPERR), and what each entry names. An entry that stands on memory or inference says so.
/// </summary>
public static class StatusCatalog
{
    private static readonly StatusEntry[] s_all =
    [
        .. OtherClientStatuses.Rows.Concat(UnauthorizedStatuses.Rows).Concat(ForbiddenStatuses.Rows).Concat(NotFoundStatuses.Rows).Concat(ServerErrorStatuses.Rows).Concat(ConfigurationStatuses.Rows)
            .OrderBy(row => row.Status).ThenBy(row => row.SubStatus).ThenBy(row => row.Win32),
        .. HttpErrorReasons.Rows, .. EventEntries.Rows,
    ];

    private static readonly Dictionary<(int Status, int SubStatus, long Win32), StatusEntry> s_byNumbers =
        s_all.Where(entry => entry.Kind == StatusKind.Status).ToDictionary(entry => (entry.Status, entry.SubStatus, entry.Win32));

    private static readonly Dictionary<string, StatusEntry> s_byReason =
        s_all.Where(entry => entry.Kind == StatusKind.HttpErrorReason).ToDictionary(entry => entry.Reason, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<(string Provider, int Id), StatusEntry> s_byEvent =
        s_all.Where(entry => entry.Kind == StatusKind.Event).ToDictionary(entry => (entry.Provider, entry.EventId));

    /// <summary>Every entry: statuses in the order of their numbers, then reasons, then events.</summary>
    public static IReadOnlyList<StatusEntry> All { get; } = Array.AsReadOnly(s_all);

    /// <summary>
    /// The entry for a status: the one with that error code, else the one for every code. Without a sub-status the one entry that the status has, null
    /// when it has several (<see cref="WithStatus"/> lists them). Null when the table has none.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="subStatus">IIS's sub-status, or <see cref="StatusReference.Unstated"/>.</param>
    /// <param name="win32">sc-win32-status, or an HRESULT, or <see cref="StatusReference.Unstated"/>.</param>
    public static StatusEntry? Find(int status, int subStatus = StatusReference.Unstated, long win32 = StatusReference.Unstated)
    {
        if (subStatus == StatusReference.Unstated)
            return WithStatus(status) is { Count: 1 } sole ? sole[0] : null;
        if (win32 != StatusReference.Unstated && s_byNumbers.TryGetValue((status, subStatus, Win32Codes.AsLogged(win32)), out var found))
            return found;
        return s_byNumbers.TryGetValue((status, subStatus, StatusReference.Unstated), out found) ? found : null;
    }

    /// <summary>The entry for what <see cref="StatusText"/> read; null when the table has none, and for an error code alone.</summary>
    public static StatusEntry? Find(StatusReference reference) => reference.Kind switch
    {
        StatusKind.Status => Find(reference.Status, reference.SubStatus, reference.Win32),
        StatusKind.HttpErrorReason => FindReason(reference.Reason),
        StatusKind.Event => FindEvent(reference.Provider, reference.EventId),
        _ => null,
    };

    /// <summary>The entry for a reason of the HTTPERR log, in any case; null when the table has none.</summary>
    public static StatusEntry? FindReason(string reason) => s_byReason.TryGetValue(reason, out var found) ? found : null;

    /// <summary>The entry for an event. The provider may have any of its names: "Microsoft-Windows-WAS", "WAS". Null when the table has none.</summary>
    public static StatusEntry? FindEvent(string provider, int eventId) =>
        EventProviders.Find(provider) is { } known && s_byEvent.TryGetValue((known, eventId), out var found) ? found : null;

    /// <summary>Every entry with that HTTP status, those for single error codes left out.</summary>
    public static IReadOnlyList<StatusEntry> WithStatus(int status) =>
        [.. s_all.Where(entry => entry.Kind == StatusKind.Status && entry.Status == status && entry.Win32 == StatusReference.Unstated)];
}
