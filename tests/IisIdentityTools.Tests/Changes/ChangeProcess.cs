using System.Diagnostics;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Another process that changes a snapshot (tests/change-loop).</summary>
internal sealed class ChangeProcess : IDisposable
{
    private readonly Process _process;

    public ChangeProcess(string mode, string source) =>
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IisIdentityTools.ChangeLoop.dll"), mode, source])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Lets it begin, as soon as it is ready.</summary>
    public void Begin()
    {
        Expect("ready");
        _process.StandardInput.WriteLine();
    }

    public void Expect(string line)
    {
        if (_process.StandardOutput.ReadLine() is var read && read != line)
            throw new InvalidOperationException($"The process said '{read}' and not '{line}'.");
    }

    /// <summary>SIGKILL; TerminateProcess on Windows.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
