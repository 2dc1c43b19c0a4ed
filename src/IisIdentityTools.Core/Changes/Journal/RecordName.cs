using System.Globalization;

namespace IisIdentityTools.Changes.Journal;

/// <summary>
/// The name of a record's file: when, which change, how far it came (<c>20260314T0210000000000Z-6f1c.complete.json</c>). The state stands
/// in the name alone: changing it is a rename, which is whole or not at all and needs no room on a full disk.
/// </summary>
internal readonly record struct RecordName(string Time, string Id, ChangeState State)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff'Z'";
    private const string Extension = ".json";

    /// <summary>The name that a change has in a state.</summary>
    public static RecordName Of(ChangeSet change, ChangeState state) =>
        new(change.CreatedUtc.ToString(TimeFormat, CultureInfo.InvariantCulture), change.Id, state);

    /// <summary>Reads a file's name; null when it is none of a record.</summary>
    public static RecordName? Read(string file)
    {
        if (!file.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        var name = file.Substring(0, file.Length - Extension.Length);
        int dash = name.IndexOf('-'), dot = name.LastIndexOf('.');
        if (dash <= 0 || dot < dash || ReadState(name.Substring(dot + 1)) is not { } state)
            return null;
        var id = name.Substring(dash + 1, dot - dash - 1);
        return ChangeIdentifier.IsValid(id) ? new RecordName(name.Substring(0, dash), id, state) : null;
    }

    /// <summary>The file's name.</summary>
    public override string ToString() => $"{Time}-{Id}.{Word(State)}{Extension}";

    private static string Word(ChangeState state) => state switch
    {
        ChangeState.Pending => "pending",
        ChangeState.Complete => "complete",
        _ => "reverted",
    };

    private static ChangeState? ReadState(string word) => word switch
    {
        "pending" => ChangeState.Pending,
        "complete" => ChangeState.Complete,
        "reverted" => ChangeState.Reverted,
        _ => null,
    };
}
