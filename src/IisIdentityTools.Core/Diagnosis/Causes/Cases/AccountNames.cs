using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Compares account names as logs, events, rules and the configuration write them.</summary>
internal static class AccountNames
{
    /// <summary>True when both name one account, false when they name two, null when a domain that one of them lacks decides.</summary>
    public static bool? AreSame(string one, string other, IServerFacts? facts)
    {
        if (Same(one, other))
            return true;
        var first = facts?.FindAccount(one);
        var second = facts?.FindAccount(other);
        if (first is not null && second is not null)
            return Same(first.Sid, second.Sid);
        if (!Same(Bare(one), Bare(other)))
            return false;
        var (domain, otherDomain) = (Domain(one), Domain(other));
        return domain.Length == 0 || otherDomain.Length == 0 || IsPrincipalName(one) != IsPrincipalName(other) ? null : Same(domain, otherDomain);
    }

    /// <summary>True when both may name one account: logs leave the domain out.</summary>
    public static bool MayBeSame(string one, string other) => AreSame(one, other, null) != false;

    /// <summary>The name without its domain.</summary>
    public static string Bare(string name) =>
        name.LastIndexOf('\\') is var slash and >= 0 ? name.Substring(slash + 1) : name.IndexOf('@') is var at and > 0 ? name.Substring(0, at) : name;

    /// <summary>The domain of "DOMAIN\name" or "name@domain"; empty when the name has none.</summary>
    public static string Domain(string name) =>
        name.LastIndexOf('\\') is var slash and >= 0 ? name.Substring(0, slash) : name.IndexOf('@') is var at and > 0 ? name.Substring(at + 1) : "";

    /// <summary>Compares as Windows does, ignoring case.</summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsPrincipalName(string name) => name.IndexOf('\\') < 0 && name.IndexOf('@') > 0;
}
