using System.CommandLine;
using System.CommandLine.Parsing;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--volume: NTFS volumes of the server that are mounted on this machine.</summary>
internal static class VolumeOption
{
    /// <summary>The source that stands for no snapshot at all: volumes alone.</summary>
    public const string NoSnapshot = "-";

    public static Option<string[]> Create() => new("--volume")
    {
        HelpName = "D:=FOLDER",
        Description = "A drive or share of the server and the folder where its NTFS volume is mounted (Linux, ntfs-3g): permissions come from there. Repeatable.",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>True when the command line asks volumes alone, about which no identity of a server is known.</summary>
    public static bool IsAlone(SymbolResult result, Argument<string> source) => result.GetResult(source) is { Tokens: [{ Value: NoSnapshot }] };
}
