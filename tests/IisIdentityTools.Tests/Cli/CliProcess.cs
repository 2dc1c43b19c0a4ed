using System.Diagnostics;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Runs iisid as a process of its own.</summary>
internal static class CliProcess
{
    /// <summary>What dotnet runs.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "iisid.dll");

    public static CliResult Run(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new CliResult(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }

    public static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
