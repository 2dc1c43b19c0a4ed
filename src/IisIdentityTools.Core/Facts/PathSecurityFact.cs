namespace IisIdentityTools.Facts;

/// <summary>The permissions and attributes of exactly one file or folder, as they were captured. Nothing here is parsed or inherited.</summary>
public sealed class PathSecurityFact
{
    /// <summary>The Windows path that was asked for, normalised.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// What is known of the security descriptor. <see cref="FactState.Present"/>: <see cref="Sddl"/> or <see cref="Descriptor"/> has
    /// it. <see cref="FactState.Absent"/>: nothing of that name exists. <see cref="FactState.Unreadable"/>: it exists, but its
    /// descriptor could not be read. <see cref="FactState.Unknown"/>: nobody captured it, even where the file itself is known.
    /// </summary>
    public required FactState State { get; init; }

    /// <summary>Whether it is a file or a folder, when known. A link is not followed: this is what the link itself is.</summary>
    public PathKind Kind { get; init; }

    /// <summary>The security descriptor in SDDL, as captured; null when it is not at hand in this form.</summary>
    public string? Sddl { get; init; }

    /// <summary>
    /// The security descriptor in self-relative form ([MS-DTYP] 2.4.6); null when it is not at hand in this form. The array belongs to
    /// the fact: it must not be changed.
    /// </summary>
    public byte[]? Descriptor { get; init; }

    /// <summary>
    /// File attributes with Windows' own values ([MS-FSCC] 2.6): <see cref="FileAttributes.ReadOnly"/>,
    /// <see cref="FileAttributes.Encrypted"/>, <see cref="FileAttributes.ReparsePoint"/> ...; null when not captured.
    /// </summary>
    public FileAttributes? Attributes { get; init; }

    /// <summary>Why <see cref="State"/> is not <see cref="FactState.Present"/>, when there is more to say than that.</summary>
    public string? Reason { get; init; }
}
