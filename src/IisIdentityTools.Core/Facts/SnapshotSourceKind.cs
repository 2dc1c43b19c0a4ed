namespace IisIdentityTools.Facts;

/// <summary>What a snapshot was opened from, which bounds what it can know.</summary>
public enum SnapshotSourceKind
{
    /// <summary>A folder with <c>facts.json</c>, <c>drives</c> or <c>unc</c>.</summary>
    Folder,

    /// <summary>A .zip archive of such a folder or of a configuration folder.</summary>
    Zip,

    /// <summary>One applicationHost.config file. Nothing but this file is known.</summary>
    BareFile,

    /// <summary>A copy of the folder <c>inetsrv\config</c>. Nothing but its files is known.</summary>
    ConfigurationFolder,
}
