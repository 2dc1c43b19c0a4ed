using IisIdentityTools.Security.Checks;

namespace IisIdentityTools.Security;

/// <summary>
/// Who asks: the SIDs, privileges and integrity level of a token as the access check needs them. Immutable, safe to use from several
/// threads at once, and made for many checks: looking a SID up allocates nothing. Shape: [MS-DTYP] 2.5.2.
/// </summary>
/// <example><code>
/// new AccessToken(poolSid) { Groups = [new(WellKnownSids.IisIusrs), new(WellKnownSids.Users)], IntegrityLevel = IntegrityLevel.High }
/// </code></example>
public sealed class AccessToken
{
    private readonly AccessTokenGroup[] _groups = [];
    private readonly SecurityIdentifier[] _restrictingSids = [];

    /// <summary>Makes a token of its user alone.</summary>
    /// <param name="user">The user; null when it is not known.</param>
    /// <param name="userState">How the token holds the user: enabled, or deny-only in a restricted token.</param>
    public AccessToken(SecurityIdentifier? user, TokenSidState userState = TokenSidState.Enabled)
    {
        User = user;
        UserState = userState;
    }

    /// <summary>The user, or null when it is not known.</summary>
    public SecurityIdentifier? User { get; }

    /// <summary>How the token holds the user.</summary>
    public TokenSidState UserState { get; }

    /// <summary>The groups. Of a SID that is named more than once, the user's counting first, the first statement holds.</summary>
    public IReadOnlyList<AccessTokenGroup> Groups
    {
        get => _groups;
        init => _groups = [.. value];
    }

    /// <summary>
    /// The restricting SIDs; none in an ordinary token. With them, a right is given only when a second check, with these SIDs in place of
    /// user and groups, gives it as well.
    /// </summary>
    public IReadOnlyList<SecurityIdentifier> RestrictingSids
    {
        get => _restrictingSids;
        init
        {
            _restrictingSids = [.. value];
            Restricting = _restrictingSids.Length == 0 ? null : TokenSids.Of(null, TokenSidState.Absent, Array.ConvertAll(_restrictingSids, sid => new AccessTokenGroup(sid)));
        }
    }

    /// <summary>Integrity level; <see cref="IntegrityLevel.Unknown"/> stands for Medium or higher, not settled.</summary>
    public IntegrityLevel IntegrityLevel
    {
        get;
        init
        {
            field = value;
            IntegrityRank = IntegrityLabels.SidOf(value)?.RelativeId;
        }
    }

    /// <summary>The privileges that the token holds, in effect or not: a program that means to use one enables it first.</summary>
    public PrivilegeUse Privileges { get; init; }

    /// <summary>The privileges of which it is not known whether the token holds them.</summary>
    public PrivilegeUse UnknownPrivileges { get; init; }

    /// <summary>What is said of SIDs that are not listed; null: the token does not hold them. It must always give the same answer.</summary>
    public Func<SecurityIdentifier, TokenSidState>? Unlisted { get; init; }

    /// <summary>The integrity level as a number, the last part of its label SID; null when the level is not settled.</summary>
    internal uint? IntegrityRank { get; private init; }

    /// <summary>User and groups. Made for the first check: two threads that are first at once make the same.</summary>
    internal TokenSids Sids => field ??= TokenSids.Of(User, UserState, _groups);

    /// <summary>The restricting SIDs, or null when there are none.</summary>
    internal TokenSids? Restricting { get; private init; }

    /// <summary>How the token holds that SID.</summary>
    public TokenSidState StateOf(SecurityIdentifier sid) => StateOf(sid, TokenSids.SpreadOf(sid));

    /// <summary>How the token holds that SID, whose hash is at hand.</summary>
    internal TokenSidState StateOf(SecurityIdentifier sid, uint spread) =>
        Sids.TryFind(sid, spread, out var state) ? state
        : Unlisted is null ? TokenSidState.Absent
        : Unlisted(sid);

    /// <summary>How the token holds that SID as far as the second check is concerned.</summary>
    internal TokenSidState RestrictingStateOf(SecurityIdentifier sid) =>
        Restricting is { } sids && sids.TryFind(sid, out var state) ? state : TokenSidState.Absent;
}
