using IisIdentityTools.Security;
using IisIdentityTools.Tests.Security.Checks;

namespace IisIdentityTools.Tests.Security.Samba;

/// <summary>One line of tests/oracles/access: a check and Samba's verdict.</summary>
internal sealed class SambaCase
{
    private const PrivilegeUse Usable = PrivilegeUse.Security | PrivilegeUse.TakeOwnership;

    private SambaCase(string line, string[] columns)
    {
        Line = line;
        var sids = columns[0].Split(' ').Select(SecurityIdentifier.Parse).ToArray();
        Token = new(sids[0]) { Groups = [.. sids.Skip(1).Select(sid => new AccessTokenGroup(sid))], Privileges = Privileges(columns[1]) };
        Descriptor = TestLists.OwnedBy(SecurityIdentifier.Parse(columns[2]), columns[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Desired = new(TestLists.Number(columns[4]));
        Granted = columns[5] == "denied" ? null : new AccessMask(TestLists.Number(columns[5]));
    }

    public string Line { get; }

    public AccessToken Token { get; }

    public SecurityDescriptor Descriptor { get; }

    public AccessMask Desired { get; }

    /// <summary>What Samba granted; null when it refused.</summary>
    public AccessMask? Granted { get; }

    public static SambaCase Parse(string line) => new(line, line.Split('\t'));

    /// <summary>Both say the same: refused, or the same rights given.</summary>
    public bool Agrees()
    {
        var decision = AccessCheck.Decide(Descriptor, Token, Desired, Usable);
        return Granted is { } granted
            ? decision.Verdict == AccessVerdict.Allowed && decision.Granted == granted
            : decision.Verdict == AccessVerdict.Denied;
    }

    /// <summary>Every right that was asked for has a step that fits, and nothing else has.</summary>
    public bool IsExplained()
    {
        var (decision, steps) = AccessCheck.Explain(Descriptor, Token, Desired, Usable);
        return decision == AccessCheck.Decide(Descriptor, Token, Desired, Usable) && ExplainedRights.Fit(decision, steps, Descriptor);
    }

    private static PrivilegeUse Privileges(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(PrivilegeUse.None, (all, name) => all | Enum.Parse<PrivilegeUse>(name, ignoreCase: true));
}
