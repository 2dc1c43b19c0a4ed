using System.Diagnostics;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>A small volume in memory, mounted for one test.</summary>
internal sealed class SmallVolume : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _isMounted;

    public SmallVolume(int kilobytes) => _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", Root);

    public string Root => _folder.Root;

    public void Require() => Assert.SkipUnless(_isMounted, "No small volume could be mounted here: that takes root on Linux.");

    /// <summary>Runs a command; false when it is not there or fails.</summary>
    public static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", Root);
        _folder.Dispose();
    }
}
