namespace IisIdentityTools.Access;

/// <summary>What stands between an identity and the rights that were asked for.</summary>
[Flags]
public enum AccessLimits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The access-control list of the file or folder.</summary>
    FileSystem = 1,

    /// <summary>The permissions of the share.</summary>
    Share = 2,

    /// <summary>A folder above that may not be passed.</summary>
    Traverse = 4,

    /// <summary>The file is marked read-only, which no list overrides.</summary>
    ReadOnlyAttribute = 8,

    /// <summary>The file is encrypted (EFS): only holders of a key read it.</summary>
    Encryption = 16,

    /// <summary>The path, or something on the way, does not exist.</summary>
    Missing = 32,

    /// <summary>Who asks is known only at request time, or not at all.</summary>
    Identity = 64,
}
