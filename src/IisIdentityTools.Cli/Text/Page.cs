using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Configuration;

namespace IisIdentityTools.Cli.Text;

/// <summary>Lines for people: wrapped, safe to show, coloured where that is wanted.</summary>
internal sealed class Page(CliHost host)
{
    /// <summary>Characters in a line.</summary>
    public int Width => host.Width;

    /// <summary>An empty line.</summary>
    public void Line() => host.Text.WriteLine();

    /// <summary>A line as it is.</summary>
    public void Line(string text, Style style = Style.Plain)
    {
        var plain = PlainText.Of(text);
        host.Text.WriteLine(host.HasColor && style != Style.Plain ? $"\e[{(int)style}m{plain}\e[0m" : plain);
    }

    /// <summary>A text in as many lines as it needs.</summary>
    /// <param name="lead">What stands before the first line; the others are indented as far.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">Its style.</param>
    public void Wrapped(string lead, string text, Style style = Style.Plain)
    {
        var indent = new string(' ', lead.Length);
        var first = true;
        foreach (var line in TextWrap.Prose(text, Math.Max(20, Width - lead.Length)))
        {
            Line((first ? lead : indent) + line, style);
            first = false;
        }
    }

    /// <summary>A problem of the configuration: what, where, and the remedy.</summary>
    public void Problem(ConfigurationProblem problem, string indent, string place = "")
    {
        var code = string.Join(" ", new[] { problem.Status, problem.HResult.Length == 0 ? "" : $"({problem.HResult})", place }.Where(part => part.Length > 0));
        Wrapped($"{indent}! ", code.Length == 0 ? problem.Message : $"{code}: {problem.Message}", Style.Red);
        if (problem.File.Length > 0)
            Line($"{indent}  at {At(problem.File, problem.Line)}{(problem.Location.Length == 0 ? "" : $", location \"{problem.Location}\"")}");
        if (problem.LockFile.Length > 0)
            Line($"{indent}  against {At(problem.LockFile, problem.LockLine)}");
        if (problem.Fix.Length > 0)
            Wrapped($"{indent}  Fix: ", problem.Fix);
    }

    /// <summary>Shows what was written when somebody waits for it.</summary>
    public void Show()
    {
        if (host.IsTerminal)
            host.Text.Flush();
    }

    /// <summary>"file:line".</summary>
    public static string At(string file, int line) => line == 0 ? file : FormattableString.Invariant($"{file}:{line}");
}
