namespace IisIdentityTools.Security;

/// <summary>One two-letter SID alias of the security descriptor definition language.</summary>
public sealed class SidAlias
{
    internal SidAlias(string token, SecurityIdentifier sid, string name)
    {
        Token = token;
        Kind = SidAliasKind.Fixed;
        Sid = sid;
        RelativeId = sid.RelativeId;
        Name = name;
    }

    internal SidAlias(string token, SidAliasKind kind, uint relativeId, string name)
    {
        Token = token;
        Kind = kind;
        RelativeId = relativeId;
        Name = name;
    }

    /// <summary>The alias, two upper-case letters.</summary>
    public string Token { get; }

    /// <summary>Whether the SID is fixed or belongs to a machine or domain that must be named.</summary>
    public SidAliasKind Kind { get; }

    /// <summary>The SID when it is fixed, otherwise null.</summary>
    public SecurityIdentifier? Sid { get; }

    /// <summary>Last sub-authority of the SID.</summary>
    public uint RelativeId { get; }

    /// <summary>English name of the principal.</summary>
    public string Name { get; }

    /// <summary>The SID that the alias means, or null when it depends on a domain and none is given.</summary>
    /// <param name="domain">SID of the machine or domain that <see cref="Kind"/> asks for; never guess it for a descriptor of another machine.</param>
    public SecurityIdentifier? Resolve(SecurityIdentifier? domain) => Sid ?? domain?.WithRelativeId(RelativeId);

    /// <summary>The alias.</summary>
    public override string ToString() => Token;
}
