namespace IisIdentityTools.Facts.Snapshots;

/// <summary>What is known of a path, and why when there is more to say.</summary>
internal readonly struct PathVerdict(FactState state, string? reason)
{
    public FactState State => state;

    public string? Reason => reason;
}
