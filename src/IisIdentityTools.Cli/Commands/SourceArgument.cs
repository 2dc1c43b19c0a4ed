using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The captured server that a command asks.</summary>
internal static class SourceArgument
{
    public const string Name = "source";

    public static Argument<string> Create() => new(Name)
    {
        Description = "A snapshot folder, its .zip, a folder with an applicationHost.config, or that file itself.",
    };
}
