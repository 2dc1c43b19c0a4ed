using IisIdentityTools.Security;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>Draws descriptors: kinds, flags, masks, SIDs and parts of every sort.</summary>
/// <param name="random">Where chance comes from; a fixed seed makes a fixed series.</param>
internal sealed class RandomDescriptors(Random random)
{
    private static readonly AceType[] s_withWord =
    [
        AceType.AccessAllowed, AceType.AccessDenied, AceType.SystemAudit, AceType.SystemAlarm, AceType.AccessAllowedObject, AceType.AccessDeniedObject,
        AceType.SystemAuditObject, AceType.SystemAlarmObject, AceType.SystemMandatoryLabel, AceType.SystemScopedPolicyId, AceType.SystemProcessTrustLabel,
    ];

    private static readonly uint[] s_masks = [0x1F01FF, 0x1200A9, 0x120089, 0x120116, 0x1200A0, 0xF003F, 0x20019, 0x20006, 0x10000000, 0xE0000000, 0x7, 0x1FF, 0];

    /// <summary>A descriptor that SDDL has words for.</summary>
    public SecurityDescriptor ForText() => new(
        (ControlFlags)random.Next() & Lists(), Maybe(Sid), Maybe(Sid), List(TextEntry, null), List(TextEntry, null));

    /// <summary>A descriptor with everything that the binary form can hold.</summary>
    public SecurityDescriptor ForBytes() => new(
        (ControlFlags)random.Next(0x10000), Maybe(Sid), Maybe(Sid), List(AnyEntry, (byte)random.Next(2, 5)), List(AnyEntry, (byte)random.Next(2, 5)), (byte)random.Next(256));

    /// <summary>Some bytes.</summary>
    public byte[] Bytes(int most)
    {
        var bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    // SDDL shows the three words of a list only where there is one, so only those of present lists are drawn.
    private ControlFlags Lists()
    {
        var dacl = ControlFlags.DaclPresent | ControlFlags.DaclProtected | ControlFlags.DaclAutoInherited | ControlFlags.DaclAutoInheritRequired;
        var sacl = ControlFlags.SaclPresent | ControlFlags.SaclProtected | ControlFlags.SaclAutoInherited | ControlFlags.SaclAutoInheritRequired;
        return random.Next(3) switch { 0 => ControlFlags.DaclPresent, 1 => dacl & ~ControlFlags.DaclPresent, _ => sacl & ~ControlFlags.SaclPresent };
    }

    private AccessControlList List(Func<AccessControlEntry> entry, byte? revision) => new(Enumerable.Range(0, random.Next(8)).Select(_ => entry()).ToList(), revision);

    private T? Maybe<T>(Func<T> make)
        where T : class => random.Next(4) == 0 ? null : make();

    private SecurityIdentifier Sid() => random.Next(3) switch
    {
        0 => WellKnownSids.Administrators,
        1 => SidAliases.All[random.Next(SidAliases.All.Count)].Sid ?? WellKnownSids.Iusr,
        _ => new(random.Next(2) == 0 ? 5 : random.NextInt64(SecurityIdentifier.MaxAuthority + 1), [.. Enumerable.Range(0, random.Next(1, 16)).Select(_ => (uint)random.NextInt64(0x1_0000_0000))]),
    };

    private AccessMask Mask() => new(random.Next(2) == 0 ? s_masks[random.Next(s_masks.Length)] : (uint)random.NextInt64(0x1_0000_0000));

    private AccessControlEntry TextEntry() => Entry(s_withWord[random.Next(s_withWord.Length)], []);

    private AccessControlEntry AnyEntry()
    {
        var type = (AceType)random.Next(0x18);
        return type is AceType.AccessAllowedCompound or > AceType.SystemAccessFilter
            ? new(type, (AceFlags)random.Next(256), AccessMask.None, null, Bytes(40))
            : Entry(type, random.Next(2) == 0 ? [] : Bytes(40));
    }

    private AccessControlEntry Entry(AceType type, byte[] data)
    {
        var entry = new AccessControlEntry(type, (AceFlags)random.Next(256), Mask(), Sid(), data);
        return entry.IsObject ? new(type, entry.Flags, entry.Mask, entry.Sid, data, Kind(), Kind()) : entry;
    }

    private Guid? Kind()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? null : new Guid(bytes);
    }
}
