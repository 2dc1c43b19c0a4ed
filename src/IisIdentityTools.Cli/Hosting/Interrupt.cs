using System.Runtime.InteropServices;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>Ctrl+C: asks the work to stop, and ends the process when it does not do so soon.</summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;
    private Timer? _impatience;

    public Interrupt() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _impatience?.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        _impatience ??= new Timer(_ => Environment.Exit(ExitCode.Interrupted), null, s_patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
