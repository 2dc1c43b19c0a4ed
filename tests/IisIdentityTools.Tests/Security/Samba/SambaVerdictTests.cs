using System.Diagnostics;
using System.IO.Compression;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Security.Samba;

/// <summary>The access check against Samba's, case by case: the recording always, a live run where Samba is at hand.</summary>
public sealed class SambaVerdictTests
{
    private const string Folder = "tests/oracles/access";
    private const string Recording = Folder + "/samba-4.17.tsv.gz";
    private const int Recorded = 20_000;
    private const int MostShown = 10;

    [Fact]
    public void We_agree_with_the_recording()
    {
        var cases = ReadRecording();
        Assert.Equal(Recorded, cases.Count);
        Violations.None(cases.Where(recorded => !recorded.Agrees()).Select(recorded => recorded.Line).Take(MostShown));
    }

    [Fact]
    public void The_recording_has_every_kind_of_outcome()
    {
        var cases = ReadRecording();
        Assert.InRange(cases.Count(recorded => recorded.Granted is null), Recorded / 10, Recorded * 8 / 10);
        Assert.InRange(cases.Count(recorded => recorded.Descriptor.Dacl!.Any(entry => entry.Sid!.ToString() == "S-1-3-4")), Recorded / 10, Recorded);
        Assert.InRange(cases.Count(recorded => !recorded.Descriptor.Dacl!.IsCanonical), Recorded / 10, Recorded);
    }

    [Fact]
    public void Explanations_of_the_recording_cover_every_right() =>
        Violations.None(ReadRecording().Where(recorded => !recorded.IsExplained()).Select(recorded => recorded.Line).Take(MostShown));

    [Fact]
    public void We_agree_with_a_live_run()
    {
        var seed = Environment.GetEnvironmentVariable("SAMBA_SEED") ?? "1";
        var count = Environment.GetEnvironmentVariable("SAMBA_CASES") ?? "10000";
        using var process = StartRecorder(seed, count);
        Assert.SkipWhen(process is null, "Python or its module samba is not installed (Debian: python3-samba).");

        var compared = 0;
        var differences = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            compared++;
            if (!SambaCase.Parse(line).Agrees() && differences.Count < MostShown)
                differences.Add(line);
        }

        Assert.Equal(count, compared.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Violations.None(differences);
    }

    private static List<SambaCase> ReadRecording()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SourceTree.At(Recording)), CompressionMode.Decompress));
        var cases = new List<SambaCase>(Recorded);
        while (reader.ReadLine() is { } line)
            cases.Add(SambaCase.Parse(line));
        return cases;
    }

    // Debian's own Python has the module, whatever other Python comes first on the path.
    private static Process? StartRecorder(string seed, string count)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python))
            return null;
        using (var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import samba.security"]) { RedirectStandardError = true }))
        {
            probe!.StandardError.ReadToEnd();
            probe.WaitForExit();
            if (probe.ExitCode != 0)
                return null;
        }

        return Process.Start(new ProcessStartInfo(Python, [SourceTree.At(Folder + "/record.py"), seed, count]) { RedirectStandardOutput = true });
    }
}
