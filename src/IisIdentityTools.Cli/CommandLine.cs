using System.CommandLine;
using IisIdentityTools.Cli.Changes;
using IisIdentityTools.Cli.Commands;
using IisIdentityTools.Cli.Denied;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Cli.Statuses;

namespace IisIdentityTools.Cli;

/// <summary>iisid as a function: arguments in, exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    public static int Run(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellation = default)
    {
        var errors = new ErrorLines(host.Error);
        try
        {
            var code = Invoke(arguments, host, errors, cancellation);
            host.Text.Flush();
            return code;
        }
        catch (OutputException e) when (e.IsClosed)
        {
            return ExitCode.Answered;
        }
        catch (OutputException e)
        {
            errors.Error($"Standard output cannot be written: {e.Message}");
            return ExitCode.BadInput;
        }
    }

    private static int Invoke(IReadOnlyList<string> arguments, CliHost host, ErrorLines errors, CancellationToken cancellation)
    {
        var root = IisIdCommand.Create(new AnswerRun(host, errors, cancellation), new LineRun(host, errors, cancellation), new ChangeRun(host, errors, cancellation), new DeniedRun(host, errors, cancellation), new ExplainRun(host, errors, cancellation));
        var parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return UsageErrors.Report(parsed, arguments, host, errors);
        return parsed.Invoke(new InvocationConfiguration { Output = host.Text, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
