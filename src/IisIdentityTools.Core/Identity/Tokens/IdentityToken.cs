using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// The SIDs and privileges that an identity's token holds on one server, each with its reason. Modelled from configuration and facts,
/// not read from a process; the SID of the logon session (<c>S-1-5-5-x-y</c>), which no stored rule can name, is left out.
/// </summary>
public sealed class IdentityToken
{
    private readonly Dictionary<string, TokenGroup> _bySid;
    private readonly TokenBoundary _boundary;

    internal IdentityToken(IReadOnlyList<TokenGroup> groups, TokenBoundary boundary)
    {
        Groups = groups;
        _boundary = boundary;
        _bySid = groups.ToDictionary(group => group.Sid, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Name of the server.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Name of the identity: <c>IIS APPPOOL\Web</c>, <c>NT AUTHORITY\IUSR</c>, <c>CONTOSO\svc_web</c>.</summary>
    public string Identity { get; internal init; } = "";

    /// <summary>SID of the identity; empty when it is not known.</summary>
    public string IdentitySid { get; internal init; } = "";

    /// <summary>What the identity is.</summary>
    public IdentityKind Kind { get; internal init; }

    /// <summary>Name of the pool for a worker process; otherwise empty.</summary>
    public string ApplicationPool { get; internal init; } = "";

    /// <summary>How the logon is made.</summary>
    public LogonKind Logon { get; internal init; }

    /// <summary>Integrity level, <see cref="IntegrityLevel.Unknown"/> where no rule settles it.</summary>
    public IntegrityLevel IntegrityLevel { get; internal init; }

    /// <summary>How well the integrity level is established.</summary>
    public RuleMark IntegrityMark { get; internal init; }

    /// <summary>Whether BUILTIN\IIS_IUSRS counts for this identity.</summary>
    public TokenAnswer IsInIisIusrs { get; internal init; }

    /// <summary>Why <see cref="IsInIisIusrs"/> is so, in one sentence.</summary>
    public string IsInIisIusrsReason { get; internal init; } = "";

    /// <summary>False when local groups of the server, or members of them, were not captured.</summary>
    public bool LocalGroupsKnown { get; internal init; }

    /// <summary>False when the identity may be in domain groups that were not captured.</summary>
    public bool DomainGroupsKnown { get; internal init; }

    /// <summary>Every SID of the token, the user's first, and those it may hold (state Unknown).</summary>
    public IReadOnlyList<TokenGroup> Groups { get; }

    /// <summary>The privileges that matter to web servers, those it does not hold included.</summary>
    public IReadOnlyList<TokenPrivilege> Privileges { get; internal init; } = [];

    /// <summary>Facts that were not captured and what they could change, one sentence each; empty when there are none.</summary>
    public IReadOnlyList<string> Unknowns { get; internal init; } = [];

    /// <summary>The entry of that SID, or null when it is not listed, which alone does not prove that the token lacks it.</summary>
    public TokenGroup? FindGroup(string sid) => _bySid.TryGetValue(sid, out var found) ? found : null;

    /// <summary>
    /// How the token holds that SID. <see cref="TokenGroupState.Unknown"/> when it is not listed but facts are missing that could add it.
    /// </summary>
    public TokenGroupState StateOf(SecurityIdentifier sid) => FindGroup(sid.ToString())?.State ?? StateOfUnlisted(sid);

    /// <summary>What can be said of a SID that is not listed.</summary>
    internal TokenGroupState StateOfUnlisted(SecurityIdentifier sid) => _boundary.StateOfUnlisted(sid);

    /// <summary>Tokens with equal keys say the same of every SID that neither of them lists.</summary>
    internal string BoundaryKey => _boundary.Key;

    /// <summary>The identity and the size of its token in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Identity} on {Server}: {Groups.Count} SIDs, in IIS_IUSRS: {IsInIisIusrs}");
}
