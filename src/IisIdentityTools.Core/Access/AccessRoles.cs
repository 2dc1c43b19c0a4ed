namespace IisIdentityTools.Access;

/// <summary>The parts of the work for which an identity needs access. One identity may have several.</summary>
[Flags]
public enum AccessRoles
{
    /// <summary>The identity was named in the question.</summary>
    None = 0,

    /// <summary>The worker process.</summary>
    Process = 1,

    /// <summary>The thread or child process that runs application code.</summary>
    Code = 2,

    /// <summary>Who opens the served file.</summary>
    Content = 4,

    /// <summary>Who reads web.config and watches its folder.</summary>
    Configuration = 8,

    /// <summary>Whom ASP.NET's file authorization checks besides.</summary>
    FileAuthorization = 16,
}
