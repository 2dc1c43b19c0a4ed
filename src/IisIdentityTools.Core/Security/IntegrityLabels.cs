namespace IisIdentityTools.Security;

/// <summary>Integrity levels and their label SIDs, both ways. Source: [MS-DTYP] 2.4.2.4.</summary>
public static class IntegrityLabels
{
    private const long LabelAuthority = 16;

    private static readonly (IntegrityLevel Level, SecurityIdentifier Sid)[] s_labels =
    [
        (IntegrityLevel.Untrusted, new(LabelAuthority, 0)),
        (IntegrityLevel.Low, new(LabelAuthority, 4096)),
        (IntegrityLevel.Medium, new(LabelAuthority, 8192)),
        (IntegrityLevel.MediumPlus, new(LabelAuthority, 8448)),
        (IntegrityLevel.High, new(LabelAuthority, 12288)),
        (IntegrityLevel.System, new(LabelAuthority, 16384)),
        (IntegrityLevel.ProtectedProcess, new(LabelAuthority, 20480)),
    ];

    /// <summary>The label SID of a level, or null for <see cref="IntegrityLevel.Unknown"/> and undefined values.</summary>
    public static SecurityIdentifier? SidOf(IntegrityLevel level) => Array.Find(s_labels, label => label.Level == level).Sid;

    /// <summary>The level of a label SID, <see cref="IntegrityLevel.Unknown"/> when it is none of those defined.</summary>
    public static IntegrityLevel LevelOf(SecurityIdentifier sid) => Array.Find(s_labels, label => label.Sid == sid).Level;
}
