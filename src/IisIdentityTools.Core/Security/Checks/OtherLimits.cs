namespace IisIdentityTools.Security.Checks;

/// <summary>
/// Entries of the SACL that can take away what the list gives, by facts that no snapshot holds: the rules of a central access policy
/// ([MS-DTYP] 2.5.3.2, GetCentralizedAccessPolicy), the condition of an access filter, the trust level of a protected process, below which
/// only the rights of the trust label's mask are left. What they could take is open; nothing is given by them.
/// </summary>
internal static class OtherLimits
{
    /// <summary>Those of the granted rights that become open.</summary>
    public static uint Of(SecurityDescriptor descriptor, uint granted, in AccessRequest request, StepLog? log)
    {
        if (descriptor.Sacl is not { } list || granted == 0)
            return 0;

        var open = 0u;
        for (var i = 0; i < list.Count; i++)
        {
            var entry = list[i];
            if (entry.IsInheritOnly)
                continue;
            var affected = granted & Reach(entry, request);
            log?.Add(affected, AccessStepReason.UnknownEntry, i, entry);
            open |= affected;
        }

        return open;
    }

    private static uint Reach(AccessControlEntry entry, in AccessRequest request) => entry.Type switch
    {
        AceType.SystemScopedPolicyId or AceType.SystemAccessFilter => uint.MaxValue,
        AceType.SystemProcessTrustLabel => ~request.Map(entry.Mask),
        _ => 0,
    };
}
