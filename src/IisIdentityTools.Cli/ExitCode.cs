namespace IisIdentityTools.Cli;

/// <summary>What iisid says to the program that started it.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked was answered, and nothing in the answers is wrong.</summary>
    public const int Answered = 0;

    /// <summary>Everything asked was answered, and the configuration has problems.</summary>
    public const int Problems = 1;

    /// <summary>The command line, the source or a name in the question is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl+C: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
