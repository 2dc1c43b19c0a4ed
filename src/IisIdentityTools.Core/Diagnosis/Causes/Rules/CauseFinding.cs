using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Diagnosis.Causes.Rules;

/// <summary>What a rule found out about one cause. What is left empty comes from the catalogue.</summary>
internal sealed record CauseFinding(string Id, CauseVerdict Verdict)
{
    /// <summary>Who was refused.</summary>
    public string Identity { get; init; } = "";

    /// <summary>His SID.</summary>
    public string IdentitySid { get; init; } = "";

    /// <summary>The file or folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>File of the setting.</summary>
    public string File { get; init; } = "";

    /// <summary>Its line.</summary>
    public int Line { get; init; }

    /// <summary>Why: the first sentence is the one that a tired person reads.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>What was seen that speaks for it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What would prove it.</summary>
    public IReadOnlyList<string> ToProve { get; init; } = [];

    /// <summary>What to do here.</summary>
    public string Fix { get; init; } = "";

    /// <summary>The command that does it.</summary>
    public string Command { get; init; } = "";

    /// <summary>What else that changes.</summary>
    public string SideEffect { get; init; } = "";

    /// <summary>Id of the cause that this one explains, after which it stands; empty for a cause of its own.</summary>
    public string Explains { get; init; } = "";

    /// <summary>It cannot be this one.</summary>
    public static CauseFinding Refuted(string id) => new(id, CauseVerdict.Refuted);

    /// <summary>The same with the place of a setting.</summary>
    public CauseFinding At(SourcePosition? source) => source is null ? this : this with { File = source.File, Line = source.Line };

    /// <summary>The same with the place of a setting.</summary>
    public CauseFinding At(EffectiveValue value) => At(value.Source);

    /// <summary>The same with the place of a problem.</summary>
    public CauseFinding At(ConfigurationProblem problem) => this with { File = problem.File, Line = problem.Line };
}
