using System.Management.Automation;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>What all cmdlets that are about a server share: which server, stopping, and the border that errors do not cross as exceptions.</summary>
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
    /// The captured server: a snapshot folder, its .zip file, or a bare applicationHost.config. The path is taken as it is
    /// written; wildcard characters in it have no meaning. This version reads no live server, so the parameter must be given, unless volumes answer.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Source")]
    [ValidateNotNullOrEmpty]
    public string? Snapshot { get; set; }

    private protected CancellationToken Cancellation => _stop.Token;

    private protected WorkGuard Guard => _guard;

    /// <summary>Opens the server that the record names and does what is asked of it.</summary>
    protected sealed override void ProcessRecord()
    {
        if (Snapshot is null && !MayLackSnapshot)
            ThrowTerminatingError(IisErrorRecords.SnapshotRequired(MyInvocation.MyCommand.Name));
        var server = _servers.Get(Snapshot, Volumes, Cancellation);
        if (server is not null)
            ProcessServer(server);
    }

    /// <summary>Cancels the work; it runs on another thread than the work.</summary>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Closes the snapshots.</summary>
    public void Dispose()
    {
        _servers.Dispose();
        _stop.Dispose();
    }

    /// <summary>Mounted volumes that the record names.</summary>
    private protected virtual IReadOnlyList<string> Volumes => [];

    /// <summary>True when the question can be answered without a snapshot.</summary>
    private protected virtual bool MayLackSnapshot => false;

    private protected abstract void ProcessServer(OpenServer server);

    /// <summary>Writes answers as they come. A name that matches nothing is an error of its own; the rest is answered.</summary>
    private protected void WriteAnswers<T>(OpenServer server, Func<Action<IdentityQueryException>, IEnumerable<T>> ask)
        where T : class => WriteAnswers(server, (onMissing, _) => ask(onMissing));

    /// <summary>The same for work that walks through folders: what it passes is shown when it takes long.</summary>
    private protected void WriteAnswers<T>(OpenServer server, Func<Action<IdentityQueryException>, Action<long, string>, IEnumerable<T>> ask)
        where T : class
    {
        var missing = new Queue<IdentityQueryException>();
        var progress = new AnswerProgress(this, server.Name);
        using var answers = _guard.Run(server.Name, () => ask(missing.Enqueue, progress.Walk).GetEnumerator());
        while (answers is not null)
        {
            var answer = _guard.Run(server.Name, () => answers.MoveNext() ? answers.Current : null);
            while (missing.Count > 0)
                Report(missing.Dequeue(), server);
            if (answer is null)
                break;
            WriteObject(answer);
            progress.Advance(answer);
        }

        progress.Complete();
        WriteVerbose($"Wrote {progress.Count} answers for server '{server.Name}' in {progress.ElapsedMilliseconds} ms.");
    }

    private void Report(IdentityQueryException error, OpenServer server)
    {
        if (error.IsWarning)
            WriteWarning(error.Message);
        else
            WriteError(IisErrorRecords.QueryFailed(error, server.Name));
    }

    /// <summary>Reads all answers without writing them. False when something went wrong, which has been said unless <paramref name="isError"/> lets it pass.</summary>
    private protected bool ReadAnswers<T>(OpenServer server, Func<Action<IdentityQueryException>, IEnumerable<T>> ask, Func<IdentityQueryException, bool> isError, out IReadOnlyList<T> answers)
    {
        var missing = new List<IdentityQueryException>();
        var read = _guard.Run(server.Name, () => ask(missing.Add).ToArray());
        foreach (var error in missing.Where(isError))
            WriteError(IisErrorRecords.QueryFailed(error, server.Name));
        answers = read ?? [];
        return read is not null && missing.Count == 0;
    }
}
