namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>A module set an error status: the trace's event MODULE_SET_RESPONSE_ERROR_STATUS. The first one of a trace decides; later ones repeat it.</summary>
public sealed class TraceError
{
    internal TraceError()
    {
    }

    /// <summary>Module, "IIS Web Core", "WindowsAuthenticationModule".</summary>
    public required string Module { get; init; }

    /// <summary>Stage of the request, "AUTHENTICATE_REQUEST"; empty when the trace has an unknown number there.</summary>
    public required string Notification { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>IIS's sub-status.</summary>
    public required int SubStatus { get; init; }

    /// <summary>HTTP reason phrase, "Unauthorized".</summary>
    public required string Reason { get; init; }

    /// <summary>HRESULT, "0x80070005"; "0x00000000" when the module gave none.</summary>
    public required string HResult { get; init; }

    /// <summary>Name of that code, "ERROR_ACCESS_DENIED"; empty when the table of codes has none.</summary>
    public required string HResultName { get; init; }

    /// <summary>What a configuration error says: file, line and text; empty for others.</summary>
    public required string ConfigurationMessage { get; init; }

    /// <summary>Time, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>Line of the event in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>"401.3 by StaticFileModule in EXECUTE_REQUEST_HANDLER: 0x80070005 ERROR_ACCESS_DENIED".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Status}.{SubStatus} by {Module}") + (Notification.Length == 0 ? "" : " in " + Notification) + $": {HResult} {HResultName}".TrimEnd();
}
