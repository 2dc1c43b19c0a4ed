namespace IisIdentityTools.Security.Checks;

/// <summary>
/// The SIDs of a token, made for looking up: a filter of 64 hash bits turns nearly every stranger away, an open-addressed table of at
/// most half its places taken finds the rest. SIDs of cached descriptors and tokens are often the same objects, which compares fastest.
/// </summary>
internal sealed class TokenSids
{
    private const uint Spread = 0x9E3779B1;
    private const int FilterShift = 32 - 6;

    private readonly SecurityIdentifier?[] _sids;
    private readonly TokenSidState[] _states;
    private readonly int _shift;
    private ulong _filter;

    private TokenSids(int count)
    {
        var bits = 2;
        while (1 << bits < 2 * count)
            bits++;
        _shift = 32 - bits;
        _sids = new SecurityIdentifier?[1 << bits];
        _states = new TokenSidState[1 << bits];
    }

    public static TokenSids Of(SecurityIdentifier? user, TokenSidState userState, AccessTokenGroup[] groups)
    {
        var sids = new TokenSids(groups.Length + 1);
        if (user is not null)
            sids.Add(user, userState);
        foreach (var group in groups)
            sids.Add(group.Sid, group.State);
        return sids;
    }

    /// <summary>The hash of a SID with its bits spread over all 32, for the filter and the table.</summary>
    public static uint SpreadOf(SecurityIdentifier sid) => unchecked((uint)sid.GetHashCode() * Spread);

    /// <summary>Looks a SID up.</summary>
    public bool TryFind(SecurityIdentifier sid, out TokenSidState state) => TryFind(sid, SpreadOf(sid), out state);

    /// <summary>Looks a SID up whose hash is at hand.</summary>
    public bool TryFind(SecurityIdentifier sid, uint spread, out TokenSidState state)
    {
        state = TokenSidState.Absent;
        if ((_filter & (1UL << (int)(spread >> FilterShift))) == 0)
            return false;

        var sids = _sids;
        for (var place = (int)(spread >> _shift); sids[place] is { } found; place = (place + 1) & (sids.Length - 1))
        {
            if (!found.Equals(sid))
                continue;
            state = _states[place];
            return true;
        }

        return false;
    }

    private void Add(SecurityIdentifier sid, TokenSidState state)
    {
        var spread = SpreadOf(sid);
        var place = (int)(spread >> _shift);
        while (_sids[place] is { } taken)
        {
            if (taken == sid)
                return;
            place = (place + 1) & (_sids.Length - 1);
        }

        _filter |= 1UL << (int)(spread >> FilterShift);
        _sids[place] = sid;
        _states[place] = state;
    }
}
