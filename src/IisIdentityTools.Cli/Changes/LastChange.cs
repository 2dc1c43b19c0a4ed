using IisIdentityTools.Changes;

namespace IisIdentityTools.Cli.Changes;

/// <summary>Chooses the change that is undone when none was named.</summary>
internal static class LastChange
{
    /// <summary>The newest change that is still in force and is no undo; one that was begun and not finished goes first. Null: there is none.</summary>
    /// <param name="records">The records, the newest first.</param>
    public static ChangeRecord? Find(IReadOnlyList<ChangeRecord> records)
    {
        if (records.FirstOrDefault(record => record.State == ChangeState.Pending) is { } pending)
            return pending;
        var undone = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records.Where(record => record.State == ChangeState.Complete && !undone.Contains(record.Id)))
        {
            if (record.Undoes is not { } earlier)
                return record;
            undone.Add(earlier);
        }

        return null;
    }
}
