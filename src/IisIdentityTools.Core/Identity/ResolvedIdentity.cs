namespace IisIdentityTools.Identity;

/// <summary>One identity of an answer before it is laid out flat: name, SID and kind.</summary>
public sealed class ResolvedIdentity
{
    /// <summary>No identity takes this part: nothing runs, nothing is opened.</summary>
    public static readonly ResolvedIdentity None = new("", "", IdentityKind.None);

    /// <summary>An account that stands in an encrypted section: it may even be the worker process.</summary>
    public static readonly ResolvedIdentity StoredEncrypted = new("(account stored encrypted)", "", IdentityKind.Unknown);

    /// <summary>Makes an identity.</summary>
    public ResolvedIdentity(string name, string sid, IdentityKind kind)
    {
        Name = name;
        Sid = sid;
        Kind = kind;
    }

    /// <summary>Account name with its authority; "(authenticated user)" when known only at request time; empty for none.</summary>
    public string Name { get; }

    /// <summary>SID text; empty when there is none or it is not known.</summary>
    public string Sid { get; }

    /// <summary>What it is.</summary>
    public IdentityKind Kind { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
