namespace IisIdentityTools.Security.Checks;

/// <summary>
/// The mandatory integrity check ([MS-DTYP] 2.5.3.3): a token below the label of the object is refused the kinds of access that the
/// label's policy names. An object without a label, or with one for its children only, counts as Medium with no-write-up. Rights
/// that belong to none of the generic kinds, such as DELETE and WRITE_DAC, go with writing. Whether the list would give them does not matter.
/// </summary>
internal static class IntegrityCheck
{
    private const uint NoWriteUp = 1;
    private const uint NoReadUp = 2;
    private const uint NoExecuteUp = 4;
    private const long LabelAuthority = 16;
    private const uint Medium = 8192;

    /// <summary>The rights refused for want of integrity, and those that an unsettled level leaves open.</summary>
    public static (uint Refused, uint Open) Of(SecurityDescriptor descriptor, AccessToken token, in AccessRequest request, StepLog? log)
    {
        if (descriptor.Sacl is null && token.IntegrityRank is not < Medium)
            return default;

        var index = IndexOfLabel(descriptor.Sacl);
        var label = index < 0 ? null : descriptor.Sacl![index];
        var dominates = Dominates(token.IntegrityRank, label);
        if (dominates is true)
            return default;

        var affected = request.Wanted & ~Allowed(label?.Mask.Value ?? NoWriteUp, request.Mapping);
        log?.Add(affected, dominates is null ? AccessStepReason.UnknownToken : AccessStepReason.IntegrityLevel, index, label);
        return dominates is null ? (0, affected) : (affected, 0);
    }

    private static int IndexOfLabel(AccessControlList? list) =>
        list is null ? -1 : Array.FindIndex(list.Entries, entry => entry.Type == AceType.SystemMandatoryLabel && !entry.IsInheritOnly);

    /// <summary>Whether the token's level is at least the label's; null when that is not settled.</summary>
    private static bool? Dominates(uint? rank, AccessControlEntry? label)
    {
        if (label is not null && label.Sid?.Authority != LabelAuthority)
            return null;
        var needed = label?.Sid?.RelativeId ?? Medium;
        if (rank is { } known)
            return known >= needed;
        return needed <= Medium ? true : null;
    }

    private static uint Allowed(uint policy, in GenericMapping mapping)
    {
        var reading = mapping.Read.Value;
        var executing = mapping.Execute.Value;
        var writing = mapping.Write.Value | ~(reading | executing);
        return ((policy & NoReadUp) == 0 ? reading : 0) | ((policy & NoExecuteUp) == 0 ? executing : 0) | ((policy & NoWriteUp) == 0 ? writing : 0);
    }
}
