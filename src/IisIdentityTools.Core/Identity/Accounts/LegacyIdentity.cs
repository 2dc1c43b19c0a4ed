namespace IisIdentityTools.Identity.Accounts;

/// <summary>One account of IIS 5 or 6 with its counterpart of today.</summary>
public sealed class LegacyIdentity(string pattern, string role, string counterpart, string counterpartSid)
{
    /// <summary>Its name, with * where the machine's name stood.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>What it was.</summary>
    public string Role { get; } = role;

    /// <summary>What stands in its place since IIS 7.</summary>
    public string Counterpart { get; } = counterpart;

    /// <summary>SID of the counterpart; empty when it depends on the pool.</summary>
    public string CounterpartSid { get; } = counterpartSid;

    /// <summary>The sentence that an answer states.</summary>
    public string Says => $"{Pattern} is {Role}; since IIS 7 its place is taken by {Counterpart}";
}
