namespace IisIdentityTools.Security.Conditions;

/// <summary>What is known of an attribute that a condition asks for. Immutable.</summary>
public sealed class AttributeFact
{
    private readonly AttributeValue[] _values;

    private AttributeFact(bool isKnown, AttributeValue[] values, bool isCaseSensitive)
    {
        IsKnown = isKnown;
        _values = values;
        IsCaseSensitive = isCaseSensitive;
    }

    /// <summary>Nobody captured whether the attribute exists.</summary>
    public static AttributeFact NotKnown { get; } = new(false, [], false);

    /// <summary>The attribute does not exist.</summary>
    public static AttributeFact Absent { get; } = new(true, [], false);

    /// <summary>False when nobody captured the attribute.</summary>
    public bool IsKnown { get; }

    /// <summary>True when the attribute exists and has at least one value.</summary>
    public bool Exists => _values.Length > 0;

    /// <summary>True when its texts are compared with case.</summary>
    public bool IsCaseSensitive { get; }

    /// <summary>The values; empty when the attribute is absent or not known.</summary>
    public IReadOnlyList<AttributeValue> Values => Array.AsReadOnly(_values);

    /// <summary>The values, not copied; not to be changed.</summary>
    internal AttributeValue[] ValueArray => _values;

    /// <summary>An attribute with these values; without any it is absent.</summary>
    public static AttributeFact Of(IEnumerable<AttributeValue> values, bool isCaseSensitive = false) =>
        values.ToArray() is { Length: > 0 } found ? new(true, found, isCaseSensitive) : Absent;
}
