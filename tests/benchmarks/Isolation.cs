using System.Diagnostics;
using System.Globalization;
using IisIdentityTools.Access;
using IisIdentityTools.Configuration;

namespace IisIdentityTools.Benchmarks;

/// <summary>Every identity of a large server against the folder and web.config of every site, for three kinds of permissions.</summary>
internal static class Isolation
{
    private const int Rounds = 3;

    /// <summary>Measures each kind in a process of its own, so that its peak of memory is its own.</summary>
    public static void Run(int sites)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sites} sites, each with its pool, folder and web.config; {Rounds} rounds"));
        Console.WriteLine("| permissions | findings | read s | isolation s | of it processor s | live MB | peak MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var kind in Enum.GetNames<IsolationServer.Kind>())
        {
            using var process = Process.Start("dotnet", [typeof(Isolation).Assembly.Location, "isolation", sites.ToString(CultureInfo.InvariantCulture), kind]);
            process.WaitForExit();
        }
    }

    /// <summary>Measures one kind. The processor's time says more than the clock where others work on the machine.</summary>
    public static void Run(int sites, IsolationServer.Kind kind)
    {
        using var process = Process.GetCurrentProcess();
        var times = new List<double>();
        var processor = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            using var server = new IsolationServer(sites, kind);
            var watch = Stopwatch.StartNew();
            var configuration = ServerConfiguration.Load(server);
            var read = watch.Elapsed;
            process.Refresh();
            var before = process.TotalProcessorTime;
            watch.Restart();
            // Kept as a caller would keep them, so that they count as memory.
            var findings = new IsolationResolver(configuration).Resolve(new IsolationQuery()).ToArray();
            times.Add(watch.Elapsed.TotalSeconds);
            process.Refresh();
            processor.Add((process.TotalProcessorTime - before).TotalSeconds);
            if (round < Rounds)
                continue;
            var peak = process.PeakWorkingSet64 >> 20;
            var live = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {findings.Length} | {read.TotalSeconds:F2} | {times.Min():F2}-{times.Max():F2} | {processor.Min():F2}-{processor.Max():F2} | {live} | {peak} |"));
            GC.KeepAlive(findings);
        }
    }
}
