namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>Errors of WinHTTP, with which a proxy (Application Request Routing) reports its own connection to the back end. Values and names: winhttp.h, "Error Messages (Winhttp.h)".</summary>
internal static class WinHttpErrors
{
    public static ErrorCodeRow[] Rows { get; } =
    [
        new(12002, "ERROR_WINHTTP_TIMEOUT", "The back end did not answer in time."),
        new(12007, "ERROR_WINHTTP_NAME_NOT_RESOLVED", "The back end's name could not be resolved."),
        new(12029, "ERROR_WINHTTP_CANNOT_CONNECT", "The back end refused the connection."),
        new(12030, "ERROR_WINHTTP_CONNECTION_ERROR", "The back end broke the connection."),
        new(12152, "ERROR_WINHTTP_INVALID_SERVER_RESPONSE", "The back end's answer could not be understood."),
        new(12175, "ERROR_WINHTTP_SECURE_FAILURE", "The back end's certificate is not trusted by this machine, or its name is another."),
    ];
}
