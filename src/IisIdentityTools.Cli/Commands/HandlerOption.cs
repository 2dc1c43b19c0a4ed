using System.CommandLine;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--handler: kinds of handler by name.</summary>
internal static class HandlerOption
{
    public static Option<HandlerKind[]> Create() =>
        EnumOption.Several<HandlerKind>("--handler", "kind of handler", "Kinds of handler to answer for: StaticFile, ClassicAsp, AspNetIntegrated, FastCgi ...");
}
