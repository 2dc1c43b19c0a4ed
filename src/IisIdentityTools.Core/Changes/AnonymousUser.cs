namespace IisIdentityTools.Changes;

/// <summary>Who anonymous requests run as.</summary>
public enum AnonymousUser
{
    /// <summary>The identity of the application pool: userName is set and empty (rule A4).</summary>
    ApplicationPool,

    /// <summary>IUSR, the built-in anonymous user.</summary>
    Iusr,
}
