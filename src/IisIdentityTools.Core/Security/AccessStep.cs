namespace IisIdentityTools.Security;

/// <summary>What became of some of the rights that were asked for, and which entry decided it.</summary>
/// <param name="Rights">The rights that this step decided, or left open.</param>
/// <param name="Reason">Why.</param>
/// <param name="EntryIndex">Place of the deciding entry in the list (DACL, or SACL for the integrity level), counted from 0; -1 when none decided.</param>
/// <param name="Entry">The deciding entry; null when none decided.</param>
/// <param name="Sid">The SID of the token that the entry matched (its user or one of its groups); null when none did.</param>
public sealed record AccessStep(AccessMask Rights, AccessStepReason Reason, int EntryIndex, AccessControlEntry? Entry, SecurityIdentifier? Sid);
