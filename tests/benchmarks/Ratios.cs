using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace IisIdentityTools.Benchmarks;

/// <summary>
/// The quick harness: each operation in turn with its peer, several rounds, medians and their ratio. Paired in one process so that a
/// busy machine slows both alike.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 9;

    /// <summary>Measures and prints the table.</summary>
    public static void Run(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("| sites | applications | XDocument.Load ms | read ms | read + resolve ms | with trails ms | resolve alone / XDocument | read + resolve / XDocument | peak MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var sites in sizes)
            Measure(sites);
    }

    private static void Measure(int sites)
    {
        var path = ServerFileGenerator.Write(sites);
        Func<object>[] operations = [() => XDocument.Load(path), () => Cases.Read(path), () => Cases.Resolve(path), () => Cases.ResolveWithTrails(path)];
        var times = operations.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds + 2; round++)
        {
            for (var i = 0; i < operations.Length; i++)
            {
                var elapsed = Time(operations[i]);
                if (round >= 2)
                    times[i].Add(elapsed);
            }
        }

        var medians = times.Select(Median).ToArray();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sites} | {sites * 5} | {medians[0]:F0} | {medians[1]:F0} | {medians[2]:F0} | {medians[3]:F0} | {(medians[2] - medians[1]) / medians[0]:F2} | {medians[2] / medians[0]:F2} | {process.PeakWorkingSet64 >> 20} |"));
    }

    private static double Time(Func<object> operation)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(operation());
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
