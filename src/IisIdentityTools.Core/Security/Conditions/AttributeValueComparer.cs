namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// Compares attribute values as conditions do. Text is compared without case unless the attribute says otherwise
/// (CLAIM_SECURITY_ATTRIBUTE_VALUE_CASE_SENSITIVE, [MS-DTYP] 2.4.10.1).
/// </summary>
internal sealed class AttributeValueComparer(bool caseSensitive) : IEqualityComparer<AttributeValue>, IComparer<AttributeValue>
{
    private readonly StringComparer _text = caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>True when the two are of types that can be compared: any two numbers, or the same type.</summary>
    public static bool AreComparable(AttributeValue left, AttributeValue right) => left.Kind == right.Kind || (left.IsNumber && right.IsNumber);

    /// <inheritdoc/>
    public bool Equals(AttributeValue? x, AttributeValue? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && AreComparable(x, y) && (x.Kind == AttributeValueKind.Sid ? x.Sid == y.Sid : Compare(x, y) == 0));

    /// <inheritdoc/>
    public int GetHashCode(AttributeValue obj) => obj.Kind switch
    {
        AttributeValueKind.Text => _text.GetHashCode(obj.Text),
        AttributeValueKind.Sid => obj.Sid!.GetHashCode(),
        AttributeValueKind.Octets => OctetsHash(obj.Octets),
        _ => obj.Bits.GetHashCode(),
    };

    /// <summary>Orders two comparable values: numbers by size whatever their signedness, text by ordinal, octets byte by byte.</summary>
    public int Compare(AttributeValue? x, AttributeValue? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        return x.Kind switch
        {
            AttributeValueKind.Text => _text.Compare(x.Text, y.Text),
            AttributeValueKind.Sid => x.Sid!.CompareTo(y.Sid),
            AttributeValueKind.Octets => CompareOctets(x.Octets, y.Octets),
            _ => CompareNumbers(x, y),
        };
    }

    private static int CompareNumbers(AttributeValue x, AttributeValue y) =>
        x.IsNegative == y.IsNegative ? x.Bits.CompareTo(y.Bits) : x.IsNegative ? -1 : 1;

    private static int CompareOctets(byte[] x, byte[] y)
    {
        for (var i = 0; i < Math.Min(x.Length, y.Length); i++)
        {
            if (x[i] != y[i])
                return x[i].CompareTo(y[i]);
        }

        return x.Length.CompareTo(y.Length);
    }

    private static int OctetsHash(byte[] octets)
    {
        var hash = 17;
        foreach (var octet in octets)
            hash = unchecked((hash * 31) + octet);
        return hash;
    }
}
