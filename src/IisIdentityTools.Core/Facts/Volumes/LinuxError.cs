namespace IisIdentityTools.Facts.Volumes;

/// <summary>Error numbers of Linux, and what they say of a path.</summary>
internal static class LinuxError
{
    public const int NotPermitted = 1;
    public const int NotFound = 2;
    public const int BadDevice = 5;
    public const int AccessDenied = 13;
    public const int NoFolder = 20;
    public const int NameTooLong = 36;
    public const int NoData = 61;
    public const int NotSupported = 95;

    /// <summary>What an error number means, the frequent ones in words.</summary>
    public static string Describe(int error) => error switch
    {
        NotPermitted or AccessDenied => $"permission denied (error {error})",
        BadDevice => $"the device could not be read (error {error})",
        _ => $"error {error} of Linux",
    };

    /// <summary>What a failed read says of the path. Only "not found" is a no; everything else is no answer.</summary>
    public static (FactState State, string? Reason) Judge(int error) => error switch
    {
        NotFound or NoFolder => (FactState.Absent, null),
        NameTooLong => (FactState.Unknown, "Its path on this machine is longer than Linux takes."),
        NoData or NotSupported => (FactState.Unreadable, "The volume has no security descriptor of it."),
        AccessDenied or NotPermitted => (FactState.Unreadable, $"The account that reads the volume is refused: {Describe(error)}. Run it as root."),
        _ => (FactState.Unreadable, $"The volume could not be read: {Describe(error)}."),
    };
}
