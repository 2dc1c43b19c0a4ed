using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Identity.Rules;

/// <summary>One case to decide: a worker process, a level's settings, a directory, a handler and a way of authenticating.</summary>
internal sealed record RequestCase(
    WorkerProcess Worker,
    LevelSettings Settings,
    DirectoryAccount Directory,
    HandlerKind Kind,
    HandlerMapping? Mapping,
    AuthenticationKind Authentication,
    ResolvedIdentity Caller,
    PhpSettings? Php)
{
    /// <summary>True for one of the kinds that run ASP.NET code.</summary>
    public bool IsAspNet => Kind is HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic || (Kind == HandlerKind.Wcf && Settings.AspNet.ServiceCompatibility.IsTrue);
}

/// <summary>The connect-as account of a virtual directory and whether its folder is on another machine.</summary>
internal sealed record DirectoryAccount(VirtualDirectoryDefinition? Directory, ResolvedIdentity? ConnectAs, bool IsUnc);
