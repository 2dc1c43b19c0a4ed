using System.Diagnostics;
using System.Xml.Linq;
using IisIdentityTools.Tests.Architecture;

namespace IisIdentityTools.Tests.PowerShell;

/// <summary>One run of the whole Pester suite in a PowerShell of its own, and the result of each of its tests.</summary>
internal sealed class PesterRun
{
    private const int PesterMissing = 4;
    private const int DiscoveryFailed = 3;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    private PesterRun(string? skip, IReadOnlyList<PesterResult> results)
    {
        Skip = skip;
        Results = results;
    }

    /// <summary>Why nothing ran, in one line; null when the suite ran.</summary>
    public string? Skip { get; }

    public IReadOnlyList<PesterResult> Results { get; }

    public static PesterRun Start()
    {
        var file = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.xml");
        try
        {
            return Run(file);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new PesterRun("The Pester suite did not run: there is no pwsh on PATH.", []);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static PesterRun Run(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", SourceTree.At("tests/Pester/Invoke-Suite.ps1"), "-ResultFile", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["NO_COLOR"] = "1" },
        })!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            return new PesterRun(null, [PesterResult.Failed("The Pester suite", $"It did not end in {s_longest.TotalMinutes} minutes.")]);
        }

        var said = (output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult()).Trim();
        if (process.ExitCode == PesterMissing)
            return new PesterRun("The Pester suite did not run: pwsh has no Pester 5.", []);
        var results = File.Exists(file) ? Read(XDocument.Load(file)) : [];
        // A file that fails while its tests are collected is missing from the results: the run says so or nobody would.
        if (process.ExitCode == DiscoveryFailed || results.Count == 0)
            results.Add(PesterResult.Failed("The Pester suite", $"Exit code {process.ExitCode}.{Environment.NewLine}{said}"));
        return new PesterRun(null, results);
    }

    private static List<PesterResult> Read(XDocument document) =>
        [.. document.Descendants("testcase").Select(test => new PesterResult(
            $"{Path.GetFileName(test.Attribute("classname")!.Value)}: {test.Attribute("name")!.Value}",
            test.Element("skipped") is { } skipped ? Reason(skipped) : null,
            test.Elements().FirstOrDefault(child => child.Name.LocalName is "failure" or "error") is { } failure ? $"{failure.Attribute("message")?.Value}{Environment.NewLine}{failure.Value}" : null))];

    private static string Reason(XElement skipped) =>
        skipped.Attribute("message")?.Value is { Length: > 0 } reason ? reason : "skipped by Pester";
}
