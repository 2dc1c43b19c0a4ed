using System.Management.Automation;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>What all cmdlets that ask a server share: which server, stopping, and the border that errors do not cross as exceptions.</summary>
public abstract class ServerCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WorkGuard _guard;
    private readonly OpenServers _servers;

    private protected ServerCommand()
    {
        _guard = new WorkGuard(this, _stop.Token);
        _servers = new OpenServers(this, _guard);
    }

    /// <summary>
    /// The captured server to ask: a snapshot folder, its .zip file, or a bare applicationHost.config. The path is taken as it is
    /// written; wildcard characters in it have no meaning. This version reads snapshots only, so the parameter must be given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Source")]
    [ValidateNotNullOrEmpty]
    public string? Snapshot { get; set; }

    private protected CancellationToken Cancellation => _stop.Token;

    /// <summary>Opens the server that the record names and answers for it.</summary>
    protected sealed override void ProcessRecord()
    {
        if (Snapshot is null)
            ThrowTerminatingError(IisErrorRecords.SnapshotRequired(MyInvocation.MyCommand.Name));
        var server = _servers.Get(Snapshot!, Cancellation);
        if (server is not null)
            Answer(server);
    }

    /// <summary>Cancels the work; it runs on another thread than the work.</summary>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Closes the snapshots.</summary>
    public void Dispose()
    {
        _servers.Dispose();
        _stop.Dispose();
    }

    private protected abstract void Answer(OpenServer server);

    /// <summary>Writes answers as they come. A name that matches nothing is an error of its own; the rest is answered.</summary>
    private protected void WriteAnswers<T>(OpenServer server, Func<Action<IdentityQueryException>, IEnumerable<T>> ask)
        where T : class
    {
        var missing = new Queue<IdentityQueryException>();
        var progress = new AnswerProgress(this, server.Name);
        using var answers = _guard.Run(server.Name, () => ask(missing.Enqueue).GetEnumerator());
        while (answers is not null)
        {
            var answer = _guard.Run(server.Name, () => answers.MoveNext() ? answers.Current : null);
            while (missing.Count > 0)
                WriteError(IisErrorRecords.QueryFailed(missing.Dequeue(), server.Name));
            if (answer is null)
                break;
            WriteObject(answer);
            progress.Advance(answer);
        }

        progress.Complete();
        WriteVerbose($"Wrote {progress.Count} answers for server '{server.Name}' in {progress.ElapsedMilliseconds} ms.");
    }
}
