namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>Which part of the server sets a status or writes an event.</summary>
public enum StatusOrigin
{
    /// <summary>The HTTP driver in the kernel: no worker process saw the request.</summary>
    HttpSys,

    /// <summary>The core of the worker process ("IIS Web Core"): reads configuration, maps the handler.</summary>
    IisCore,

    /// <summary>A native module of IIS.</summary>
    IisModule,

    /// <summary>ASP.NET in the worker process.</summary>
    AspNet,

    /// <summary>The ASP.NET Core Module.</summary>
    AspNetCoreModule,

    /// <summary>Code of the application, or a module that is no part of IIS.</summary>
    Application,

    /// <summary>The Windows Process Activation Service, which starts worker processes.</summary>
    ActivationService,

    /// <summary>Windows' own security, which writes the Security log.</summary>
    Windows,
}
