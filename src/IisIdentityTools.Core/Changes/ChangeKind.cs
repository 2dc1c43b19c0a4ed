namespace IisIdentityTools.Changes;

/// <summary>What a step of a change writes.</summary>
public enum ChangeKind
{
    /// <summary>The content of a configuration file.</summary>
    ConfigurationFile,

    /// <summary>The access-control list of a file or folder. Owner, group and audit list stay.</summary>
    Permissions,
}
