namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Where refusals are to be predicted. Everything left null means "all".</summary>
public sealed class PredictionQuery
{
    /// <summary>Site names or wildcard patterns.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Application paths or wildcard patterns.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>Name or SID of the user who will authenticate; without it what depends on the user is not predicted.</summary>
    public string? User { get; init; }

    /// <summary>False to look at the folders that sites name only, not at what lies in them.</summary>
    public bool Recurse { get; init; } = true;

    /// <summary>Called now and then: how many files and folders were looked at, and where it is.</summary>
    public Action<long, string>? OnProgress { get; init; }
}
