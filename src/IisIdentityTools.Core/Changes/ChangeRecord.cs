namespace IisIdentityTools.Changes;

/// <summary>A change as it was recorded, and how far it came. Immutable.</summary>
public sealed class ChangeRecord
{
    internal ChangeRecord(ChangeSet change, ChangeState state, string file, string? undoneBy = null)
    {
        Change = change;
        State = state;
        File = file;
        UndoneBy = undoneBy;
    }

    /// <summary>Identifier of the change.</summary>
    public string Id => Change.Id;

    /// <summary>The server that it was made on.</summary>
    public string Server => Change.Server;

    /// <summary>Why, in a sentence.</summary>
    public string Reason => Change.Reason;

    /// <summary>When it was made, in UTC.</summary>
    public DateTime CreatedUtc => Change.CreatedUtc;

    /// <summary>How far it came.</summary>
    public ChangeState State { get; }

    /// <summary>Identifier of the change that it took back, or null.</summary>
    public string? Undoes => Change.Undoes;

    /// <summary>
    /// Identifier of the later change that took it back and was not taken back itself, or null. Told only of records that are listed
    /// (<see cref="ChangeJournal.ReadRecords"/>).
    /// </summary>
    public string? UndoneBy { get; }

    /// <summary>What it wrote, in this order, with what was there before.</summary>
    public IReadOnlyList<ChangeStep> Steps => Change.Steps;

    /// <summary>The record's file on this machine. It holds whole configuration files, encrypted passwords among them.</summary>
    public string File { get; }

    /// <summary>State, identifier and reason.</summary>
    public override string ToString() => $"{State}: {Change}";

    internal ChangeSet Change { get; }

    internal ChangeRecord UndoneIn(string? undo) => undo is null ? this : new(Change, State, File, undo);
}
