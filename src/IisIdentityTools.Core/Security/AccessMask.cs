using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IisIdentityTools.Security;

/// <summary>
/// The 32 rights bits of an access control entry or of a request, without saying for what kind of object. The lower 16 bits mean
/// something else for each kind; <see cref="FileRights"/> names them for files and folders. Shape: [MS-DTYP] 2.4.3.
/// </summary>
/// <param name="value">The bits.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Bit operators read as in every other mask.")]
public readonly struct AccessMask(uint value) : IEquatable<AccessMask>
{
    /// <summary>No right.</summary>
    public static AccessMask None => default;

    /// <summary>DELETE.</summary>
    public static AccessMask Delete => new(0x0001_0000);

    /// <summary>READ_CONTROL: read owner, group and access-control list.</summary>
    public static AccessMask ReadControl => new(0x0002_0000);

    /// <summary>WRITE_DAC: change the access-control list.</summary>
    public static AccessMask WriteDac => new(0x0004_0000);

    /// <summary>WRITE_OWNER: take ownership.</summary>
    public static AccessMask WriteOwner => new(0x0008_0000);

    /// <summary>SYNCHRONIZE: wait on the handle.</summary>
    public static AccessMask Synchronize => new(0x0010_0000);

    /// <summary>ACCESS_SYSTEM_SECURITY: read and change the audit list; only a privilege gives it.</summary>
    public static AccessMask AccessSystemSecurity => new(0x0100_0000);

    /// <summary>MAXIMUM_ALLOWED: as much as the list gives.</summary>
    public static AccessMask MaximumAllowed => new(0x0200_0000);

    /// <summary>GENERIC_ALL.</summary>
    public static AccessMask GenericAll => new(0x1000_0000);

    /// <summary>GENERIC_EXECUTE.</summary>
    public static AccessMask GenericExecute => new(0x2000_0000);

    /// <summary>GENERIC_WRITE.</summary>
    public static AccessMask GenericWrite => new(0x4000_0000);

    /// <summary>GENERIC_READ.</summary>
    public static AccessMask GenericRead => new(0x8000_0000);

    /// <summary>All four generic bits.</summary>
    public static AccessMask Generic => new(0xF000_0000);

    /// <summary>The bits.</summary>
    public uint Value { get; } = value;

    /// <summary>True when no bit is set.</summary>
    public bool IsNone => Value == 0;

    /// <summary>True when every bit of <paramref name="rights"/> is set.</summary>
    public bool HasAll(AccessMask rights) => (Value & rights.Value) == rights.Value;

    /// <summary>True when at least one bit of <paramref name="rights"/> is set.</summary>
    public bool HasAny(AccessMask rights) => (Value & rights.Value) != 0;

    /// <summary>The mask as <c>0x001f01ff</c>: always ten characters.</summary>
    public override string ToString() => "0x" + Value.ToString("x8", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(AccessMask other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AccessMask other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

    /// <summary>The rights of both.</summary>
    public static AccessMask operator |(AccessMask left, AccessMask right) => new(left.Value | right.Value);

    /// <summary>The rights that both have.</summary>
    public static AccessMask operator &(AccessMask left, AccessMask right) => new(left.Value & right.Value);

    /// <summary>Every other right.</summary>
    public static AccessMask operator ~(AccessMask mask) => new(~mask.Value);

    /// <summary>True when the bits are the same.</summary>
    public static bool operator ==(AccessMask left, AccessMask right) => left.Value == right.Value;

    /// <summary>True when a bit differs.</summary>
    public static bool operator !=(AccessMask left, AccessMask right) => left.Value != right.Value;

    /// <summary>The bits of rights on files and folders.</summary>
    public static implicit operator AccessMask(FileRights rights) => new((uint)rights);

    /// <summary>The rights on files and folders that the bits stand for; generic bits must have been mapped before.</summary>
    public static explicit operator FileRights(AccessMask mask) => (FileRights)(int)mask.Value;
}
