using IisIdentityTools.Changes.Journal;
using IisIdentityTools.Changes.Storage;

namespace IisIdentityTools.Changes;

/// <summary>
/// Makes changes so that all of a change is there or nothing of it, and takes them back. Before anything is touched a record is on the
/// disk that says what was there; a process killed at any moment leaves each file old or new, and the record. Holds the server's lock
/// until it is disposed of. For one thread at a time.
/// </summary>
public sealed class ChangeJournal : IDisposable
{
    private readonly IServerWriter _writer;
    private readonly IDisposable _lock;
    private readonly RecordFolder _records;
    private readonly StepRunner _steps;

    private ChangeJournal(IServerWriter writer, IDisposable serverLock, RecordFolder records)
    {
        _writer = writer;
        _lock = serverLock;
        _records = records;
        _steps = new StepRunner(writer);
    }

    /// <summary>The folder of the records.</summary>
    public string Folder => _records.Path;

    /// <summary>Locks the server and opens its records.</summary>
    /// <param name="writer">The server.</param>
    /// <param name="holder">Who does it, for others that find the server locked: a program, a user, a process number.</param>
    /// <param name="pause">Waits for a time; used while something is in use.</param>
    /// <param name="folder">Full path of the folder for the records; null: <see cref="IServerWriter.ChangesFolder"/>. On Windows who may
    /// read it can read the encrypted passwords of the configuration: administrators alone should.</param>
    /// <exception cref="ChangeException">ServerLocked, or the folder cannot be written.</exception>
    public static ChangeJournal Open(IServerWriter writer, string holder, Action<TimeSpan> pause, string? folder = null)
    {
        var serverLock = writer.Lock(holder);
        try
        {
            var records = RecordsIn(folder ?? writer.ChangesFolder, pause);
            records.Prepare();
            return new ChangeJournal(writer, serverLock, records);
        }
        catch
        {
            serverLock.Dispose();
            throw;
        }
    }

    /// <summary>The records in a folder, the newest first, each read when it is asked for. Takes no lock.</summary>
    /// <param name="folder">Full path of the folder; one that does not exist has no records.</param>
    /// <param name="pause">Waits for a time; used while something is in use.</param>
    /// <param name="problem">Is told of each record that is broken or went away; the others follow.</param>
    /// <exception cref="ChangeException">The folder cannot be listed.</exception>
    public static IEnumerable<ChangeRecord> ReadRecords(string folder, Action<TimeSpan> pause, Action<ChangeException> problem)
    {
        var records = RecordsIn(folder, pause);
        // The newest first: an undo comes before what it undoes.
        var undoneBy = new Dictionary<string, string>(ChangeIdentifier.Comparer);
        foreach (var record in records.List().Select(name => ReadRecord(records, name, problem)).OfType<ChangeRecord>())
        {
            var undo = undoneBy.TryGetValue(record.Id, out var id) ? id : null;
            if (record is { State: ChangeState.Complete, Undoes: { } undone } && undo is null)
                undoneBy[undone] = record.Id;
            yield return record.UndoneIn(undo);
        }
    }

    /// <summary>The change to take back when none is named: the one that was not finished, else the newest that is in force and is no undo.</summary>
    /// <param name="records">What <see cref="ReadRecords"/> gave.</param>
    /// <returns>Null when there is none.</returns>
    public static ChangeRecord? FindLast(IReadOnlyCollection<ChangeRecord> records) =>
        records.FirstOrDefault(record => record.State == ChangeState.Pending)
        ?? records.FirstOrDefault(record => record is { State: ChangeState.Complete, Undoes: null, UndoneBy: null });

    /// <summary>What <see cref="Undo"/> would write now, in this order. Takes no lock and writes nothing.</summary>
    /// <param name="writer">The server.</param>
    /// <param name="record">The change.</param>
    /// <param name="force">True: also where something else was changed afterwards.</param>
    /// <param name="assumed">Steps that are taken for written: what newer undos would have done; null: none.</param>
    /// <returns>The steps, from what is there now; none where an unfinished change has written nothing.</returns>
    /// <exception cref="ChangeException">NothingToUndo; UndoConflict; ServerMismatch; or something cannot be read.</exception>
    public static IReadOnlyList<ChangeStep> PreviewUndo(IServerWriter writer, ChangeRecord record, bool force = false, IEnumerable<ChangeStep>? assumed = null)
    {
        RefuseOtherServer(writer, record.Server, record.Id);
        var steps = record.State == ChangeState.Reverted ? [] : new StepRunner(writer, assumed).Back(record, force);
        return steps.Count > 0 || record.State == ChangeState.Pending ? steps : throw ChangeErrors.NothingToUndo(record.Id, record.File);
    }

    /// <summary>The change that was begun and not finished; null when there is none.</summary>
    /// <exception cref="ChangeException">The folder or the record cannot be read, or the record is broken.</exception>
    public ChangeRecord? FindPending() => _records.List().Where(name => name.State == ChangeState.Pending).Select(_records.Read).FirstOrDefault();

    /// <summary>Makes a change. When a step fails, those before it are put back.</summary>
    /// <returns>The record, complete.</returns>
    /// <exception cref="ChangeException">
    /// It was not made, and everything is as it was; but ChangeUnfinished: an earlier change was not finished, or what this one had
    /// written could not be put back. <see cref="Recover"/> does that when the cause is gone.
    /// </exception>
    public ChangeRecord Apply(ChangeSet change)
    {
        RefuseOtherServer(change.Server, change.Id);
        RefuseUnfinished();
        if (Find(change.Id) is { } other)
            throw ChangeErrors.Exists(change.Id, Path.Combine(Folder, other.ToString()));
        var record = _records.Save(change.With(_steps.Prepare(change.Steps)));
        var written = 0;
        try
        {
            foreach (var step in record.Steps)
            {
                _steps.Write(step);
                written++;
            }
            return _records.Finish(record, ChangeState.Complete);
        }
        catch (ChangeException e)
        {
            PutBack(record, written, e);
            throw;
        }
    }

    /// <summary>
    /// Takes a change back, exactly. That is a change itself, which can be taken back; only what is left of an unfinished change is
    /// put back without a record of its own.
    /// </summary>
    /// <param name="id">The change.</param>
    /// <param name="undoId">Identifier of the undo, never used before.</param>
    /// <param name="whenUtc">The time, in UTC.</param>
    /// <param name="force">True: also where something else was changed afterwards, which is lost then.</param>
    /// <returns>The record of the undo, complete; or the record of the unfinished change, reverted.</returns>
    /// <exception cref="ChangeException">ChangeNotFound; NothingToUndo; UndoConflict; and those of <see cref="Apply"/>.</exception>
    /// <exception cref="ArgumentException">The identifier has characters that none can have, or the time is not in UTC.</exception>
    public ChangeRecord Undo(string id, string undoId, DateTime whenUtc, bool force = false)
    {
        var record = _records.Read(Find(id) ?? throw ChangeErrors.NotFound(id, Folder));
        RefuseOtherServer(record.Server, id);
        if (record.State == ChangeState.Pending)
            return Revert(record, force);
        RefuseUnfinished();
        var steps = record.State == ChangeState.Reverted ? [] : _steps.Back(record, force);
        return steps.Count > 0
            ? Apply(new ChangeSet(undoId, record.Server, $"Undo of {id}: {record.Reason}", whenUtc, steps, id))
            : throw ChangeErrors.NothingToUndo(id, record.File);
    }

    /// <summary>Puts everything back that an unfinished change has written.</summary>
    /// <param name="force">True: also where something else was changed afterwards, which is lost then.</param>
    /// <returns>The record, reverted; null when no change is unfinished.</returns>
    /// <exception cref="ChangeException">UndoConflict, or a file cannot be put back. What was put back before stays so, and it can be tried again.</exception>
    public ChangeRecord? Recover(bool force = false)
    {
        if (FindPending() is not { } record)
            return null;
        RefuseOtherServer(record.Server, record.Id);
        return Revert(record, force);
    }

    /// <summary>Gives the server's lock back.</summary>
    public void Dispose() => _lock.Dispose();

    private static RecordFolder RecordsIn(string folder, Action<TimeSpan> pause)
    {
        var retry = new BusyRetry(pause);
        return new RecordFolder(folder, new AtomicFile(retry), retry);
    }

    private static ChangeRecord? ReadRecord(RecordFolder records, RecordName name, Action<ChangeException> problem)
    {
        try
        {
            return records.Read(name);
        }
        catch (ChangeException e)
        {
            problem(e);
            return null;
        }
    }

    private RecordName? Find(string id)
    {
        foreach (var name in _records.List())
        {
            if (ChangeIdentifier.Comparer.Equals(name.Id, id))
                return name;
        }
        return null;
    }

    private ChangeRecord Revert(ChangeRecord record, bool force)
    {
        _steps.RemoveUnfinished(record.Steps);
        foreach (var step in _steps.Back(record, force))
            _steps.Write(step);
        return _records.Finish(record, ChangeState.Reverted);
    }

    // The step that failed has changed nothing: that is what writers promise.
    private void PutBack(ChangeRecord record, int written, ChangeException cause)
    {
        try
        {
            foreach (var step in _steps.Back(record.Id, record.Steps.Take(written), force: false))
                _steps.Write(step);
            _records.Finish(record, ChangeState.Reverted);
        }
        catch (ChangeException e)
        {
            throw ChangeErrors.Unfinished(record, new AggregateException(cause.Message + " " + e.Message, cause, e));
        }
    }

    private void RefuseUnfinished()
    {
        if (FindPending() is { } record)
            throw ChangeErrors.Unfinished(record);
    }

    private void RefuseOtherServer(string server, string id) => RefuseOtherServer(_writer, server, id);

    private static void RefuseOtherServer(IServerWriter writer, string server, string id)
    {
        if (!string.Equals(server, writer.ServerName, StringComparison.OrdinalIgnoreCase))
            throw ChangeErrors.OtherServer(writer.ServerName, server, id);
    }
}
