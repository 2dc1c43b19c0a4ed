namespace IisIdentityTools.Identity.Tokens;

/// <summary>One SID of a token and why it is there.</summary>
public sealed class TokenGroup
{
    internal TokenGroup(string sid, string name, TokenGroupState state, TokenGroupOrigin origin, string why, RuleMark mark, string rule)
    {
        Sid = sid;
        Name = name;
        State = state;
        Origin = origin;
        Why = why;
        Mark = mark;
        Rule = rule;
    }

    /// <summary>The SID as text.</summary>
    public string Sid { get; }

    /// <summary>Name with its authority where it is known, otherwise the SID. Well-known names are English.</summary>
    public string Name { get; }

    /// <summary>Enabled, deny-only, or unknown when the token may or may not hold it.</summary>
    public TokenGroupState State { get; }

    /// <summary>Where it comes from.</summary>
    public TokenGroupOrigin Origin { get; }

    /// <summary>One sentence that names the rule, the setting with its place, or the chain of memberships.</summary>
    public string Why { get; }

    /// <summary>How well that is established.</summary>
    public RuleMark Mark { get; }

    /// <summary>The rule behind it: C1 (contents of tokens), C4 (logon and UAC) ... of docs/fidelity.md.</summary>
    public string Rule { get; }

    /// <summary>Name, SID, state and reason in one line.</summary>
    public override string ToString() => $"{Name} ({Sid}) {State}: {Why}";
}
