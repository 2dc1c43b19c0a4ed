using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// A claim about an object: the content of a resource attribute entry (SDDL <c>RA</c>) in its audit list. Immutable. Binary form:
/// CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1, [MS-DTYP] 2.4.10.1; text form: [MS-DTYP] 2.5.1.1.
/// </summary>
public sealed class ResourceAttribute
{
    /// <summary>Longest binary form in bytes: an entry with all its parts has at most 65,535.</summary>
    public const int MaxBinaryLength = 65_532;

    private const uint CaseSensitiveFlag = 0x2;

    private readonly AttributeValue[] _values;

    /// <summary>Makes an attribute.</summary>
    /// <param name="name">Its name, not empty.</param>
    /// <param name="kind">Type of all its values.</param>
    /// <param name="flags">Flags as stored; 0x2 compares text with case.</param>
    /// <param name="values">The values; copied.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a zero character, or a value is of another type.</exception>
    public ResourceAttribute(string name, AttributeValueKind kind, uint flags, IEnumerable<AttributeValue> values)
    {
        if (name.Length == 0 || name.IndexOf('\0') >= 0)
            throw new ArgumentException("A resource attribute has a name without zero characters.", nameof(name));
        _values = [.. values];
        if (!Array.TrueForAll(_values, value => value.Kind == kind))
            throw new ArgumentException($"All values of the resource attribute '{name}' must be of type {kind}.", nameof(values));
        Name = name;
        Kind = kind;
        Flags = flags;
    }

    /// <summary>Its name; compared without case.</summary>
    public string Name { get; }

    /// <summary>Type of all its values.</summary>
    public AttributeValueKind Kind { get; }

    /// <summary>Flags as stored (CLAIM_SECURITY_ATTRIBUTE_*).</summary>
    public uint Flags { get; }

    /// <summary>The values in order.</summary>
    public IReadOnlyList<AttributeValue> Values => Array.AsReadOnly(_values);

    /// <summary>True when its texts are compared with case.</summary>
    public bool IsCaseSensitive => (Flags & CaseSensitiveFlag) != 0;

    /// <summary>False when SDDL cannot write a value: a text with a quote or zero character, or no octets at all.</summary>
    public bool HasSddl => Array.TrueForAll(_values, value => SddlText.IsQuotable(value.Text) && (Kind != AttributeValueKind.Octets || value.Octets.Length > 0));

    /// <summary>True when a value is there twice; Windows then ignores the attribute.</summary>
    internal bool HasDuplicates => new HashSet<AttributeValue>(_values, new AttributeValueComparer(IsCaseSensitive)).Count < _values.Length;

    /// <summary>The values, not copied; not to be changed.</summary>
    internal AttributeValue[] ValueArray => _values;

    /// <summary>Reads the binary form: what follows the SID of a resource attribute entry.</summary>
    /// <exception cref="FormatException">It is malformed; the message has the offset.</exception>
    public static ResourceAttribute FromBytes(byte[] applicationData) => ResourceAttributeBinary.Read(applicationData);

    /// <summary>Reads the binary form, without an exception.</summary>
    /// <param name="applicationData">What follows the SID of a resource attribute entry.</param>
    /// <param name="attribute">The attribute, or null when the data is none.</param>
    /// <param name="error">What is wrong and at which offset, or null.</param>
    public static bool TryFromBytes(byte[] applicationData, [NotNullWhen(true)] out ResourceAttribute? attribute, out string? error)
    {
        try
        {
            attribute = FromBytes(applicationData);
            error = null;
            return true;
        }
        catch (FormatException exception)
        {
            attribute = null;
            error = exception.Message;
            return false;
        }
    }

    /// <summary>Reads the SDDL form with its parentheses: <c>("Project",TS,0,"Windows","SQL")</c>.</summary>
    /// <param name="text">The attribute and nothing else but blanks.</param>
    /// <param name="domains">What domain-relative SID aliases stand on.</param>
    /// <exception cref="SddlException">It is malformed; the message has the position, counted from 1.</exception>
    public static ResourceAttribute Parse(string text, SddlDomains? domains = null)
    {
        var end = 0;
        var attribute = Parse(text, ref end, domains);
        return text.TrimEnd().Length == end ? attribute : throw SddlCursor.Error("the resource attribute ends here, and more follows", end);
    }

    /// <summary>The binary form, filled up with zeros to a multiple of four bytes.</summary>
    public byte[] ToBytes() => ResourceAttributeBinary.Write(this);

    /// <summary>The SDDL form with its parentheses, spelt as Windows spells it; it can be read again when <see cref="HasSddl"/> is true.</summary>
    public override string ToString() => ResourceAttributeText.Write(this);

    /// <summary>Reads the attribute that begins with the parenthesis at <paramref name="position"/> (blanks may come before), and moves the position behind the one that closes it.</summary>
    /// <exception cref="SddlException">It is malformed; the message has the position in the whole text, counted from 1.</exception>
    internal static ResourceAttribute Parse(string text, ref int position, SddlDomains? domains)
    {
        var start = position;
        var attribute = ResourceAttributeText.Read(text, ref position, domains);
        return attribute.ToBytes().Length <= MaxBinaryLength ? attribute
            : throw SddlCursor.Error(FormattableString.Invariant($"the resource attribute has more than {MaxBinaryLength} bytes in binary form"), start);
    }
}
