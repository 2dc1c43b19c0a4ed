using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--json: answers for programs.</summary>
internal static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "One JSON array with everything there is, trail included." };
}
