using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>Numbers of the stages of a request, as httpserv.h has them (RQ_BEGIN_REQUEST and so on), with the names that traces show.</summary>
internal static class TraceNotifications
{
    private static readonly Dictionary<uint, string> s_names = new()
    {
        [0x1] = "BEGIN_REQUEST",
        [0x2] = "AUTHENTICATE_REQUEST",
        [0x4] = "AUTHORIZE_REQUEST",
        [0x8] = "RESOLVE_REQUEST_CACHE",
        [0x10] = "MAP_REQUEST_HANDLER",
        [0x20] = "ACQUIRE_REQUEST_STATE",
        [0x40] = "PRE_EXECUTE_REQUEST_HANDLER",
        [0x80] = "EXECUTE_REQUEST_HANDLER",
        [0x100] = "RELEASE_REQUEST_STATE",
        [0x200] = "UPDATE_REQUEST_CACHE",
        [0x400] = "LOG_REQUEST",
        [0x800] = "END_REQUEST",
        [0x10000000] = "CUSTOM_NOTIFICATION",
        [0x20000000] = "SEND_RESPONSE",
        [0x40000000] = "READ_ENTITY",
        [0x80000000] = "MAP_PATH",
    };

    /// <summary>Name of the stage with that number; empty when there is none.</summary>
    public static string Name(string number) =>
        uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && s_names.TryGetValue(value, out var name) ? name : "";
}
