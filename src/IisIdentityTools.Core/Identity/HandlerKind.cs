namespace IisIdentityTools.Identity;

/// <summary>What serves a request, as far as the identity it runs as is concerned (rule B3).</summary>
public enum HandlerKind
{
    /// <summary>No handler could be determined, or the request never reaches one.</summary>
    Unknown,

    /// <summary>StaticFileModule, with the default document and the directory listing.</summary>
    StaticFile,

    /// <summary>asp.dll.</summary>
    ClassicAsp,

    /// <summary>ASP.NET in the integrated pipeline.</summary>
    AspNetIntegrated,

    /// <summary>ASP.NET through aspnet_isapi.dll, in the classic pipeline.</summary>
    AspNetClassic,

    /// <summary>ASP.NET Core inside the worker process.</summary>
    AspNetCoreInProcess,

    /// <summary>ASP.NET Core in a process of its own, behind the worker process.</summary>
    AspNetCoreOutOfProcess,

    /// <summary>HttpPlatformHandler: any web program in a process of its own.</summary>
    HttpPlatform,

    /// <summary>iisnode: node.exe processes behind the worker process.</summary>
    IisNode,

    /// <summary>A CGI program, one process for each request.</summary>
    Cgi,

    /// <summary>A FastCGI program (PHP mostly), processes that stay.</summary>
    FastCgi,

    /// <summary>An ISAPI extension other than asp.dll and aspnet_isapi.dll.</summary>
    IsapiExtension,

    /// <summary>A WCF service (.svc).</summary>
    Wcf,

    /// <summary>WebDAV authoring.</summary>
    WebDav,

    /// <summary>Application Request Routing or a rewrite rule sends the request to another server.</summary>
    ProxyForward,

    /// <summary>Server-side includes.</summary>
    ServerSideInclude,

    /// <summary>TRACE and OPTIONS, answered by IIS itself.</summary>
    ProtocolSupport,

    /// <summary>Another native module of which no identity rule is known: the worker process until it impersonates.</summary>
    NativeModule,
}
