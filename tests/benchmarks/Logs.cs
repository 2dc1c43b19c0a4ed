using System.Diagnostics;
using System.Globalization;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Tests.Fixtures;

namespace IisIdentityTools.Benchmarks;

/// <summary>
/// Reading a generated log (15 columns, 3 of 100 requests fail) and grouping what failed, against tools that count lines, search and
/// group, in turn on the same file in the page cache. Whole processes for the peers, for us the call, whose first round has the compiler in it.
/// </summary>
internal static class Logs
{
    private const int Rounds = 7;
    private const int BytesOfALine = 237;

    // The last two take minutes for a gigabyte: one round of them is enough.
    private const int QuickPeers = 3;

    /// <summary>Measures and prints the table.</summary>
    /// <param name="megabytes">Size of the log.</param>
    public static void Run(int megabytes)
    {
        var path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"iisid-bench-{megabytes}.log"));
        try
        {
            var generator = Generate(path, megabytes);
            Measure(path, generator);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static LogGenerator Generate(string path, int megabytes)
    {
        using var file = File.Create(path);
        var generator = new LogGenerator(file, 1);
        generator.Write((int)(megabytes * 1_000_000L / BytesOfALine));
        generator.Finish();
        return generator;
    }

    private static void Measure(string path, LogGenerator generator)
    {
        var peers = new (string Name, string Command, string[] Arguments)[]
        {
            ("wc -l", "wc", ["-l", path]),
            ("ripgrep -c ' 401 '", "rg", ["-c", " 401 ", path]),
            ("mawk, status and user", "mawk", ["{ n[$12 \" \" $8]++ } END { for (k in n) print n[k], k }", path]),
            ("GoAccess 1.7, its whole report as JSON", "goaccess", [path, "--log-format", "%d %t %^ %m %U %q %^ %e %h %u %R %s %^ %^ %L", "--date-format", "%Y-%m-%d", "--time-format", "%H:%M:%S", "--no-progress", "-o", "json", "--no-global-config"]),
            ("lnav, count by status", "lnav", ["-N", "-n", "-c", ";select sc_status, count(*) from w3c_log group by sc_status", path]),
        };
        var times = peers.Select(_ => new List<double>()).ToArray();
        var (ours, entries, processor) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < peers.Length; i++)
                if ((round == 0 || i < QuickPeers) && RunPeer(peers[i].Command, peers[i].Arguments) is { } seconds)
                    times[i].Add(seconds);
            var start = Environment.CpuUsage.TotalTime;
            ours.Add(Time(() => MustAgree(generator, new FailureScanner(LogInput.Find([path]), new()).Scan())));
            processor.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
            entries.Add(Time(() => MustAgree(generator, new FailureScanner(LogInput.Find([path]), new()).ReadEntries().LongCount())));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{generator.Lines:N0} lines, {new FileInfo(path).Length / 1e6:N0} MB, {Environment.ProcessorCount} processors; medians of {Rounds} rounds"));
        Console.WriteLine("| what | seconds | million lines a second | groups of ours / it |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Print("groups, first round", ours[..1], ours[..1], generator);
        Print("groups", ours, ours, generator);
        Print("groups, processor time", processor, ours, generator);
        Print("entries, one processor", entries, ours, generator);
        for (var i = 0; i < peers.Length; i++)
            Print(peers[i].Name, times[i], ours, generator);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    }

    private static void Print(string name, List<double> times, List<double> ours, LogGenerator generator) =>
        Console.WriteLine(times.Count == 0
            ? $"| {name} | not installed | | |"
            : string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(times):F3} | {generator.Lines / Median(times) / 1e6:F1} | {Median(ours) / Median(times):F2} |"));

    private static void MustAgree(LogGenerator generator, FailureReport report)
    {
        MustAgree(generator, report.Failures);
        if (report.HandshakeLegs != generator.HandshakeLegs || report.Lines != generator.Lines)
            throw new InvalidOperationException("The counts are wrong: there is nothing to measure.");
    }

    private static void MustAgree(LogGenerator generator, long failures)
    {
        if (failures != generator.Failures.Values.Sum())
            throw new InvalidOperationException("The count of failures is wrong: there is nothing to measure.");
    }

    private static double? RunPeer(string command, string[] arguments)
    {
        try
        {
            return Time(() =>
            {
                using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
                process.StandardOutput.BaseStream.CopyTo(Stream.Null);
                process.WaitForExit();
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt((times.Count - 1) / 2);
}
