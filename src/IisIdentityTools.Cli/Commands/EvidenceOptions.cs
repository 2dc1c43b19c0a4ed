using System.CommandLine;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Files;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The options that name recordings besides the logs.</summary>
internal sealed class EvidenceOptions
{
    private readonly Option<string[]> _traces = Create("--trace", "Failed request traces (fr*.xml): files, folders, wildcards.");
    private readonly Option<string[]> _processMonitor = Create("--procmon", "Process Monitor logs, saved as CSV.");
    private readonly Option<string[]> _events = Create("--events", "Windows events, exported as XML or CSV: WAS 5021, Security 4625 ...");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _traces, _processMonitor, _events })
            command.Options.Add(option);
    }

    /// <summary>What they name.</summary>
    public EvidenceInput Read(ParseResult parsed) => new()
    {
        Traces = parsed.GetValue(_traces) ?? [],
        ProcessMonitorLogs = parsed.GetValue(_processMonitor) ?? [],
        EventLogs = parsed.GetValue(_events) ?? [],
    };

    /// <summary>Reads an input and says what could not be read. Null when a file could not be read at all.</summary>
    public static RefusalEvidence? Load(EvidenceInput input, ErrorLines errors, CancellationToken cancellation)
    {
        var evidence = input.Read(cancellation);
        foreach (var problem in input.Problems)
            (problem.IsUnread ? errors.Error : (Action<string>)errors.Warning)(problem.ToString());
        return input.Problems.Any(problem => problem.IsUnread) ? null : evidence;
    }

    private static Option<string[]> Create(string name, string description) => new(name) { HelpName = "FILE", Description = description, AllowMultipleArgumentsPerToken = true };
}
