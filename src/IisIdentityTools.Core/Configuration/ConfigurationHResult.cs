namespace IisIdentityTools.Configuration;

/// <summary>
/// The HRESULTs that IIS shows with 500.19 (rule A8). The W3C log has their low word as sc-win32-status.
/// Source: Microsoft support article 942055, "HTTP Error 500.19".
/// </summary>
internal static class ConfigurationHResult
{
    /// <summary>ERROR_PATH_NOT_FOUND: the physical path does not exist.</summary>
    public const string PathNotFound = "0x80070003";

    /// <summary>ERROR_INVALID_DATA: malformed XML, or a name or value that the schema does not have.</summary>
    public const string Invalid = "0x8007000d";

    /// <summary>ERROR_LOCK_VIOLATION: a section, attribute, element or entry is locked above.</summary>
    public const string Locked = "0x80070021";

    /// <summary>ERROR_NOT_SUPPORTED: the file is larger than IIS reads.</summary>
    public const string NotSupported = "0x80070032";

    /// <summary>ERROR_ALREADY_EXISTS: a key, section or declaration that is there already.</summary>
    public const string Duplicate = "0x800700b7";
}
