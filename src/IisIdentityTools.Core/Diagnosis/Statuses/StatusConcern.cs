namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>What kind of thing has to change, as far as a status alone can say.</summary>
public enum StatusConcern
{
    /// <summary>No identity and no permission: the request, the content, load, time.</summary>
    None,

    /// <summary>Which ways to log in are offered, and what the client can do of them.</summary>
    Authentication,

    /// <summary>An account was tried and refused: its password, its state, its right to log on.</summary>
    Logon,

    /// <summary>A rule of IIS, of ASP.NET or of the application says no; permissions of files are not asked.</summary>
    Authorization,

    /// <summary>Permissions of a file or folder.</summary>
    FileAccess,

    /// <summary>A setting of IIS, or a configuration file that cannot be read or used.</summary>
    Configuration,

    /// <summary>The identity of the worker process: its logon, its rights, what it may load.</summary>
    WorkerIdentity,

    /// <summary>The client's certificate.</summary>
    Certificate,

    /// <summary>The client's address, or how often it asks.</summary>
    ClientAddress,

    /// <summary>The application, or the process that runs it.</summary>
    Application,
}
