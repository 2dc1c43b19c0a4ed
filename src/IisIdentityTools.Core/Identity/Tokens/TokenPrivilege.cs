namespace IisIdentityTools.Identity.Tokens;

/// <summary>One privilege that matters to web servers, and whether a token holds it.</summary>
public sealed class TokenPrivilege
{
    internal TokenPrivilege(string name, TokenPrivilegeState state, string why, RuleMark mark, string rule)
    {
        Name = name;
        State = state;
        Why = why;
        Mark = mark;
        Rule = rule;
    }

    /// <summary>Windows' constant name: <c>SeImpersonatePrivilege</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the token holds it.</summary>
    public TokenPrivilegeState State { get; }

    /// <summary>Why, in one sentence.</summary>
    public string Why { get; }

    /// <summary>How well that is established.</summary>
    public RuleMark Mark { get; }

    /// <summary>The rule behind it.</summary>
    public string Rule { get; }

    /// <summary>Name, state and reason in one line.</summary>
    public override string ToString() => $"{Name} {State}: {Why}";
}
