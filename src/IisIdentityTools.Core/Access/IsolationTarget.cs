namespace IisIdentityTools.Access;

/// <summary>What of a site is reached.</summary>
public enum IsolationTarget
{
    /// <summary>The folder of its files.</summary>
    Content,

    /// <summary>Its web.config: settings, connection strings.</summary>
    Configuration,
}
