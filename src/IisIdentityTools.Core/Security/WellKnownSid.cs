namespace IisIdentityTools.Security;

/// <summary>One principal that has the same SID on every Windows.</summary>
public sealed class WellKnownSid
{
    internal WellKnownSid(SecurityIdentifier sid, string name)
    {
        Sid = sid;
        Name = name;
    }

    /// <summary>The SID.</summary>
    public SecurityIdentifier Sid { get; }

    /// <summary>The English name with its authority where it has one: <c>BUILTIN\IIS_IUSRS</c>, <c>Everyone</c>. Windows may show another language.</summary>
    public string Name { get; }

    /// <summary>The name without its authority: <c>IIS_IUSRS</c>.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOf('\\') + 1);

    /// <summary>Name and SID.</summary>
    public override string ToString() => $"{Name} ({Sid})";
}
