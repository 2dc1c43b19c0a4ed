using System.CommandLine;
using System.CommandLine.Invocation;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Prints the version and nothing else.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(IisIdCommand.Version);
        return ExitCode.Answered;
    }
}
