using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>One cause of one refusal: how far it is shown, by what, and what to do. Flat and immutable.</summary>
public sealed class Cause
{
    /// <summary>Id in <see cref="CauseCatalog"/>, "ACL-ANON".</summary>
    public string Id { get; internal init; } = "";

    /// <summary>What is wrong, in a few words.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>How far it is shown.</summary>
    public CauseConfidence Confidence { get; internal init; }

    /// <summary>The stage of the request at which it strikes.</summary>
    public CauseStage Stage { get; internal init; }

    /// <summary>Who was refused; empty when no account is at fault, or when it is not known who.</summary>
    public string Identity { get; internal init; } = "";

    /// <summary>SID of <see cref="Identity"/>.</summary>
    public string IdentitySid { get; internal init; } = "";

    /// <summary>The file or folder at fault; empty when none is.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Configuration file of the setting at fault; empty when none is.</summary>
    public string File { get; internal init; } = "";

    /// <summary>Line of the setting, from 1; 0 when there is none.</summary>
    public int Line { get; internal init; }

    /// <summary>Why, one sentence for each step.</summary>
    public IReadOnlyList<string> Because { get; internal init; } = [];

    /// <summary>What was seen that speaks for it: lines of logs, events, traces.</summary>
    public IReadOnlyList<string> Evidence { get; internal init; } = [];

    /// <summary>What would prove it; empty when it is proved.</summary>
    public IReadOnlyList<string> ToProve { get; internal init; } = [];

    /// <summary>What to do, the least that helps.</summary>
    public string Fix { get; internal init; } = "";

    /// <summary>The command that does it; empty when there is none that is sure.</summary>
    public string Command { get; internal init; } = "";

    /// <summary>What else the fix changes; empty when nothing is known of that.</summary>
    public string SideEffect { get; internal init; } = "";

    /// <summary>What not to do.</summary>
    public string Avoid { get; internal init; } = "";

    /// <summary>How well the rule itself is established.</summary>
    public RuleMark Mark { get; internal init; }

    /// <summary>What the rule stands on.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>"ACL-ANON (Proved): The anonymous user may not read the file".</summary>
    public override string ToString() => $"{Id} ({Confidence}): {Title}";
}
