using System.Diagnostics;
using System.Globalization;

namespace IisIdentityTools.Benchmarks;

/// <summary>What importing the module adds to an empty PowerShell session, whole processes in turn.</summary>
internal static class ModuleImport
{
    private const int Rounds = 11;

    /// <summary>Measures and prints one line; says so when there is no pwsh on PATH.</summary>
    public static void Run()
    {
        var manifest = FindManifest();
        var import = $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'";
        try
        {
            var (empty, loaded) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                empty.Add(Time("1"));
                loaded.Add(Time(import));
            }

            empty.Sort();
            loaded.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"empty session {empty[Rounds / 2]:F0} ms, with the module {loaded[Rounds / 2]:F0} ms, import adds {loaded[Rounds / 2] - empty[Rounds / 2]:F0} ms (medians of {Rounds})"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("no pwsh on PATH: the import is not measured");
        }
    }

    private static double Time(string command)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string FindManifest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "IisIdentityTools.psd1")))
                return Path.Combine(folder.FullName, "IisIdentityTools.psd1");
        throw new InvalidOperationException("IisIdentityTools.psd1 was not found above the benchmark: run it from the checkout.");
    }
}
