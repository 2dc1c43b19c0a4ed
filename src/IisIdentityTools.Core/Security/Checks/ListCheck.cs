using IisIdentityTools.Security.Conditions;

namespace IisIdentityTools.Security.Checks;

/// <summary>
/// The walk over a DACL ([MS-DTYP] 2.5.3.2) with what comes before it: privileges and the rights of the owner. For each right the first
/// entry that matches decides, in stored order; with MAXIMUM_ALLOWED too, where the pseudocode collects and Windows keeps the order.
/// </summary>
internal struct ListCheck(SecurityDescriptor descriptor, AccessToken token, in AccessRequest request, bool isRestricting, StepLog? log)
{
    private const uint SystemSecurity = 0x0100_0000;
    private const uint OwnersRights = (uint)(FileRights.ReadPermissions | FileRights.ChangePermissions);

    private readonly AccessRequest _request = request;
    private RightsState _rights = new(request.Wanted);
    private TokenConditionFacts? _facts;
    private bool _isPerhapsOwner;

    /// <summary>Goes through everything and returns how it ends.</summary>
    public RightsState Run()
    {
        UsePrivileges();
        if (descriptor.Dacl is not { } list)
        {
            var given = _rights.Grant(uint.MaxValue);
            log?.Add(given, AccessStepReason.NoList);
            return _rights;
        }

        if (!list.NamesOwner && (_rights.Undecided & OwnersRights) != 0)
            UseOwnership();
        var entries = list.Checked;
        for (var i = 0; i < entries.Length && _rights.Undecided != 0; i++)
            Apply(entries, i);

        log?.Add(_rights.Undecided, AccessStepReason.NoEntry);
        return _rights;
    }

    private void UsePrivileges()
    {
        if (_request.Privileges != PrivilegeUse.None)
        {
            var held = _rights.Grant(PrivilegeRights.Of(_request.Privileges & token.Privileges, _request.Required));
            log?.Add(held, AccessStepReason.Privilege);
            var perhaps = _rights.PerhapsGrant(PrivilegeRights.Of(_request.Privileges & token.UnknownPrivileges, _request.Required));
            log?.Add(perhaps, AccessStepReason.UnknownToken);
        }

        if ((_rights.Undecided & SystemSecurity) == 0)
            return;
        var refused = _rights.Refuse(SystemSecurity);
        log?.Add(refused, AccessStepReason.PrivilegeMissing);
    }

    /// <summary>The owner has READ_CONTROL and WRITE_DAC before any entry is looked at, a deny entry included.</summary>
    private void UseOwnership()
    {
        if (descriptor.Owner is not { } owner)
            return;
        switch (StateOf(owner))
        {
            case TokenSidState.Enabled:
                var given = _rights.Grant(OwnersRights);
                log?.Add(given, AccessStepReason.Owner, sid: owner);
                break;
            case TokenSidState.Unknown:
                _isPerhapsOwner = true;
                var perhaps = _rights.PerhapsGrant(OwnersRights);
                log?.Add(perhaps, AccessStepReason.UnknownMembership, sid: owner);
                break;
        }
    }

    private void Apply(CheckedEntry[] entries, int index)
    {
        ref readonly var entry = ref entries[index];
        var mask = _request.Map(entry.Mask);
        if ((mask & _rights.Undecided) == 0)
            return;
        var state = StateOf(entry);
        if (state == TokenSidState.Absent)
            return;

        var isAllow = entry.Role is EntryRole.Allow or EntryRole.ConditionalAllow;
        if (isAllow && state == TokenSidState.DenyOnly)
            return;
        if (entry.Role > EntryRole.Deny)
            ApplyConditional(entries, index, mask, state, isAllow);
        else if (state == TokenSidState.Unknown)
            Perhaps(AccessStepReason.UnknownMembership, entries, index, mask, isAllow);
        else
            Settle(entry, mask, isAllow);
    }

    private void ApplyConditional(CheckedEntry[] entries, int index, uint mask, TokenSidState state, bool isAllow)
    {
        ref readonly var entry = ref entries[index];
        if (entry.Role == EntryRole.NotUnderstood)
        {
            var open = _rights.PerhapsGrant(mask) | _rights.PerhapsRefuse(mask);
            log?.Add(open, AccessStepReason.UnknownEntry, entry.Index, OriginalOf(entry), entry.Sid);
            return;
        }

        switch (Evaluate(OriginalOf(entry), isAllow))
        {
            case ConditionResult.False:
            case ConditionResult.Unknown when isAllow:
                break;
            case ConditionResult.NotKnown:
                Perhaps(AccessStepReason.UnknownCondition, entries, index, mask, isAllow);
                break;
            default:
                if (state == TokenSidState.Unknown)
                    Perhaps(AccessStepReason.UnknownMembership, entries, index, mask, isAllow);
                else
                    Settle(entry, mask, isAllow);
                break;
        }
    }

    // Facts are gathered when the first condition is met: most lists have none.
    private ConditionResult Evaluate(AccessControlEntry entry, bool isAllow) => entry.Condition is { } condition
        ? condition.Evaluate(_facts ??= new(token, ResourceAttributes.Of(descriptor), isRestricting), denies: !isAllow)
        : ConditionResult.NotKnown;

    private void Settle(in CheckedEntry entry, uint mask, bool isAllow)
    {
        var settled = isAllow ? _rights.Grant(mask) : _rights.Refuse(mask);
        log?.Add(settled, isAllow ? AccessStepReason.AllowedByEntry : AccessStepReason.DeniedByEntry, entry.Index, OriginalOf(entry), SidOf(entry));
    }

    private void Perhaps(AccessStepReason reason, CheckedEntry[] entries, int index, uint mask, bool isAllow)
    {
        ref readonly var entry = ref entries[index];
        mask &= ~DecidedBySameSid(entries, index, isAllow);
        var open = isAllow ? _rights.PerhapsGrant(mask) : _rights.PerhapsRefuse(mask);
        log?.Add(open, reason, entry.Index, OriginalOf(entry), SidOf(entry));
    }

    /// <summary>
    /// The rights for which an earlier entry of the same SID has the say already: if the token holds the SID, that entry decided; if not,
    /// this one does not match either. An earlier allow entry does not count for a later deny entry, since the SID may be deny-only.
    /// </summary>
    private readonly uint DecidedBySameSid(CheckedEntry[] entries, int index, bool isAllow)
    {
        var sid = SidOf(entries[index]);
        var decided = isAllow && _isPerhapsOwner && sid == descriptor.Owner ? OwnersRights : 0;
        for (var i = 0; i < index; i++)
        {
            ref readonly var earlier = ref entries[i];
            if ((earlier.Role == EntryRole.Deny || (isAllow && earlier.Role == EntryRole.Allow)) && SidOf(earlier) == sid)
                decided |= _request.Map(earlier.Mask);
        }

        return decided;
    }

    private readonly TokenSidState StateOf(in CheckedEntry entry)
    {
        if (entry.Sid is not { } sid)
            return TokenSidState.Unknown;
        if (entry.NamesOwner && descriptor.Owner is { } owner)
            return StateOf(owner);
        return isRestricting ? token.RestrictingStateOf(sid) : token.StateOf(sid, entry.Spread);
    }

    private readonly TokenSidState StateOf(SecurityIdentifier sid) =>
        isRestricting ? token.RestrictingStateOf(sid) : token.StateOf(sid);

    /// <summary>Whom the entry means: OWNER RIGHTS is the owner, as far as there is one.</summary>
    private readonly SecurityIdentifier? SidOf(in CheckedEntry entry) =>
        entry.NamesOwner ? descriptor.Owner ?? entry.Sid : entry.Sid;

    private readonly AccessControlEntry OriginalOf(in CheckedEntry entry) => descriptor.Dacl![entry.Index];
}
