namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>The lines with one key, counted for each kind apart.</summary>
internal sealed class Group(GroupKey key)
{
    private const int Kinds = (int)FailureKind.ClientAbort + 1;

    private readonly Tally?[] _tallies = new Tally?[Kinds];

    /// <summary>What the lines have in common.</summary>
    public GroupKey Key { get; } = key;

    /// <summary>The count of a kind; null when it has none.</summary>
    public Tally? this[FailureKind kind] => _tallies[(int)kind];

    /// <summary>The count of a kind, made when there is none.</summary>
    public Tally TallyOf(FailureKind kind) => _tallies[(int)kind] ??= new();
}
