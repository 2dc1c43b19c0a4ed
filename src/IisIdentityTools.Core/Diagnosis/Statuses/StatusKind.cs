namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>What a status text names, and what an entry of the catalogue is about.</summary>
public enum StatusKind
{
    /// <summary>An HTTP status with IIS's sub-status, "401.3", and maybe an error code, "401.3.5".</summary>
    Status,

    /// <summary>A reason of the HTTPERR log, "503 AppOffline".</summary>
    HttpErrorReason,

    /// <summary>A Windows event, "WAS 5021".</summary>
    Event,

    /// <summary>An error code alone, "0x80070005" or "1326": see <see cref="Win32Codes"/>.</summary>
    ErrorCode,
}
