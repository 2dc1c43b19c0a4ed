using IisIdentityTools.Cli.Text;
using IisIdentityTools.Configuration;

namespace IisIdentityTools.Cli;

/// <summary>What goes to standard error: one line each, with the program's name before it as the tools of every system do.</summary>
internal sealed class ErrorLines(TextWriter error)
{
    /// <summary>Why there is no answer.</summary>
    public void Error(string message) => Write("error", message);

    /// <summary>What should never happen.</summary>
    public void Fault(Exception exception) =>
        Error($"This is a fault of iisid {typeof(ErrorLines).Assembly.GetName().Version}. Please report it with what follows: {exception}");

    /// <summary>What is wrong although there are answers.</summary>
    public void Warning(string message) => Write("warning", message);

    /// <summary>A problem of the configuration with its place and the remedy.</summary>
    public static string Describe(ConfigurationProblem problem) => problem.Fix.Length == 0 ? $"{problem}" : $"{problem} {problem.Fix}";

    /// <summary>What to do next.</summary>
    public void Hint(string message) => error.WriteLine(message);

    private void Write(string kind, string message)
    {
        error.WriteLine($"iisid: {kind}: {PlainText.Of(message)}");
        error.Flush();
    }
}
