using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli;

/// <summary>What one command asks of a server and where its answers go.</summary>
/// <typeparam name="T">An answer.</typeparam>
internal sealed class Question<T>
{
    /// <summary>The source of facts as the user named it.</summary>
    public required string Source { get; init; }

    /// <summary>Mounted volumes as the user named them; null for a command that has nothing to ask them.</summary>
    public IReadOnlyList<string>? Volumes { get; init; }

    /// <summary>The core operation. Names that match nothing are handed to its second argument.</summary>
    public required Func<ServerConfiguration, Action<IdentityQueryException>, CancellationToken, IEnumerable<T>> Ask { get; init; }

    /// <summary>Makes what takes the answers.</summary>
    public required Func<IAnswerSink<T>> MakeSink { get; init; }

    /// <summary>Whether an answer has problems.</summary>
    public Func<T, bool> HasProblems { get; init; } = _ => false;

    /// <summary>Whether problems of the server's own files make a run end with <see cref="ExitCode.Problems"/>, whatever the answers are.</summary>
    public bool CountsServerProblems { get; init; } = true;

    /// <summary>Shows how far long work has come; null for work that is quick.</summary>
    public ProgressLine? Progress { get; init; }

    /// <summary>Answers go to a program or into a file: everything else goes to standard error.</summary>
    public bool IsJson { get; init; }
}
