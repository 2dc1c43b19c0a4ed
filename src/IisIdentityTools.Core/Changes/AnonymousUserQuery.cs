using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes;

/// <summary>Which places shall get which anonymous user.</summary>
public sealed class AnonymousUserQuery
{
    /// <summary>Names or patterns of sites; null: all sites.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Paths or patterns of applications; null: all applications of the sites.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>
    /// URL paths in the sites ("/press"), or physical Windows paths, which stand for every place that is served from there: only these
    /// places, instead of whole applications.
    /// </summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Several selections at once, each by its sites, applications and paths; those of this query then do not count. Null: this query's own.</summary>
    public IReadOnlyList<IdentityQuery>? Places { get; init; }

    /// <summary>Who anonymous requests shall run as.</summary>
    public AnonymousUser User { get; init; }

    /// <summary>True to grant along what the new identity lacks of what the old one can do, and nothing more.</summary>
    public bool GrantMissingAccess { get; init; }

    /// <summary>True to plan it although something would break.</summary>
    public bool Force { get; init; }
}
