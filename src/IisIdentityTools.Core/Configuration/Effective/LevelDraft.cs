namespace IisIdentityTools.Configuration.Effective;

/// <summary>What is gathered for a level before it is built. Most levels of a large server gather nothing.</summary>
internal sealed class LevelDraft
{
    private List<Contribution>? _contributions;
    private List<ConfigurationProblem>? _problems;

    /// <summary>What the files say for the level, in the order in which it is merged.</summary>
    public List<Contribution> Contributions => _contributions ??= [];

    /// <summary>What is wrong with it.</summary>
    public List<ConfigurationProblem> Problems => _problems ??= [];

    /// <summary>True when no file says anything.</summary>
    public bool IsEmpty => _contributions is null;

    /// <summary>True when something is wrong.</summary>
    public bool HasProblems => _problems is { Count: > 0 };

    /// <summary>Adds what a file says.</summary>
    public void Add(Contribution contribution) => Contributions.Add(contribution);

    /// <summary>Adds a problem.</summary>
    public void Report(ConfigurationProblem problem) => Problems.Add(problem);
}
