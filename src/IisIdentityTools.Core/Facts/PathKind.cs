namespace IisIdentityTools.Facts;

/// <summary>What a captured path is.</summary>
public enum PathKind
{
    /// <summary>Not stated by the facts.</summary>
    Unknown,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A file.</summary>
    File,
}
