using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace IisIdentityTools.Benchmarks;

/// <summary>Samba's C function se_access_check, compiled into a small program when gcc and samba-dev are there.</summary>
internal sealed class SambaAccessCheck
{
    private const string Headers = "/usr/include/samba-4.0";
    private const string Libraries = "/usr/lib/x86_64-linux-gnu/samba";

    private readonly string _program;

    private SambaAccessCheck(string program) => _program = program;

    /// <summary>The program; null, with the reason in one sentence, when it cannot be made.</summary>
    public static SambaAccessCheck? Make(out string reason)
    {
        var library = Directory.Exists(Libraries) ? Directory.GetFiles(Libraries, "libsamba-security*.so*").Order(StringComparer.Ordinal).FirstOrDefault() : null;
        if (!File.Exists("/usr/bin/gcc") || !Directory.Exists(Headers) || library is null)
        {
            reason = "Samba's function is left out: gcc, samba-dev and samba-libs are needed (Debian: apt-get install gcc samba-dev samba-libs).";
            return null;
        }

        var program = Path.Combine(AppContext.BaseDirectory, "samba-access-check");
        var output = Run("/usr/bin/gcc", ["-O2", "-I" + Headers, SourcePath(), "-o", program, library, "-Wl,-rpath," + Libraries, "-Wl,--allow-shlib-undefined"]);
        reason = File.Exists(program) ? "" : "Samba's function is left out: gcc said: " + output;
        return File.Exists(program) ? new(program) : null;
    }

    /// <summary>Nanoseconds of processor time for one check, and what was granted.</summary>
    public (double Nanoseconds, string Granted) Measure(int checks, uint desired, string owner, IEnumerable<string> sids, IEnumerable<string> entries)
    {
        var output = Run(_program, [checks.ToString(CultureInfo.InvariantCulture), desired.ToString("x", CultureInfo.InvariantCulture), owner, string.Join(',', sids), .. entries]).Split(' ');
        return (double.Parse(output[0], CultureInfo.InvariantCulture), output[1].Trim());
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static string SourcePath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "samba", "access_check.c");
}
