using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>One look of a cause: a status, a reason of the HTTPERR log, an event, or the code of a failed logon.</summary>
internal sealed class CauseSignature
{
    private const string LogonPrefix = "4625 ";

    private readonly StatusReference? _status;
    private readonly long _logonCode;

    private CauseSignature(StatusReference? status, long logonCode) => (_status, _logonCode) = (status, logonCode);

    /// <summary>Reads the text of a row of the catalogue.</summary>
    /// <exception cref="FormatException">It is none: a mistake in the table.</exception>
    public static CauseSignature Parse(string text) => text.StartsWith(LogonPrefix, StringComparison.Ordinal)
        ? new(null, StatusText.ErrorCode(text.Substring(LogonPrefix.Length)) ?? throw new FormatException($"'{text}' is no code of a failed logon."))
        : new(StatusText.Parse(text), 0);

    /// <summary>True when it is an event or a failed logon, which stands beside the request.</summary>
    public bool IsEvent => _status is null || _status.Kind == StatusKind.Event;

    /// <summary>How many parts of the signature the request shows: more is more telling. 0 when it does not fit.</summary>
    public int Fits(RefusedRequest request)
    {
        if (_status is null || IsEvent)
            return 0;
        if (_status.Kind == StatusKind.HttpErrorReason)
            return string.Equals(_status.Reason, request.Reason, StringComparison.OrdinalIgnoreCase) && MayBe(_status.Status, request.StatusCode) ? 3 : 0;
        if (_status.Kind == StatusKind.ErrorCode)
            return _status.Win32 == Win32Codes.AsLogged(request.Win32Status) && request.StatusCode <= 0 ? 1 : 0;
        // A line of the HTTPERR log has no sub-status: HTTP.sys answered, and what IIS means by a status does not count.
        if (_status.Status != request.StatusCode || request.Reason.Length > 0)
            return 0;
        var sub = _status.SubStatus;
        var win32 = _status.Win32;
        if (!MayBe(sub, request.SubStatus) || (win32 != StatusReference.Unstated && request.Win32Status >= 0 && win32 != Win32Codes.AsLogged(request.Win32Status)))
            return 0;
        return 1 + (sub >= 0 && request.SubStatus >= 0 ? 1 : 0) + (win32 >= 0 && request.Win32Status >= 0 ? 1 : 0);
    }

    /// <summary>True when the event has this look.</summary>
    public bool Fits(EventEvidence evidence) => _status is null
        ? evidence.LogonType != 0 && (CodeOf(evidence.SubStatus) == _logonCode || (CodeOf(evidence.SubStatus) is 0 or null && CodeOf(evidence.Status) == _logonCode))
        : _status.Kind == StatusKind.Event && _status.EventId == evidence.EventId && string.Equals(_status.Provider, evidence.Provider, StringComparison.OrdinalIgnoreCase);

    private static long? CodeOf(string text) => text.Length == 0 ? null : StatusText.ErrorCode(text);

    private static bool MayBe(int wanted, int seen) => wanted == StatusReference.Unstated || seen < 0 || wanted == seen;
}
