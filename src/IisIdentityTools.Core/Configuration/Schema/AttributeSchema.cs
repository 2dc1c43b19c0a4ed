namespace IisIdentityTools.Configuration.Schema;

/// <summary>What IIS knows of one attribute. Source of the shape: the comment that heads IIS_schema.xml.</summary>
public sealed class AttributeSchema
{
    /// <summary>XML name; compared case-sensitively.</summary>
    public required string Name { get; init; }

    /// <summary>Runtime type.</summary>
    public AttributeType Type { get; init; }

    /// <summary>
    /// The value when nobody sets one. Null when the schema gives none, which reads as the type's empty value ("" for a string).
    /// </summary>
    public string? Default { get; init; }

    /// <summary>True when an element without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>True when it is the key of its collection.</summary>
    public bool IsUniqueKey { get; init; }

    /// <summary>True when it is one part of the key of its collection.</summary>
    public bool IsCombinedKey { get; init; }

    /// <summary>True when its value (a key or an enumeration name) is compared case-sensitively.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>True when IIS stores it encrypted: its value is a secret and is never read.</summary>
    public bool Encrypted { get; init; }

    /// <summary>True when environment variables in it are expanded as it is read.</summary>
    public bool Expanded { get; init; }

    /// <summary>True when the word "Infinite" is accepted in place of a number or duration.</summary>
    public bool AllowInfinite { get; init; }

    /// <summary>True when IIS computes it at run time (the state of a site): it is not stored in configuration files.</summary>
    public bool IsRuntime { get; init; }

    /// <summary>The names it may hold when it is an enumeration or a flag set, in schema order; otherwise empty.</summary>
    public IReadOnlyList<EnumValue> Values { get; init; } = [];

    /// <summary>Unit of a <see cref="AttributeType.TimeSpan"/> written as a number: "seconds" or "minutes"; null for hh:mm:ss.</summary>
    public string? TimeSpanFormat { get; init; }

    /// <summary>Name of the validator (integerRange, nonEmptyString, applicationPoolName ...), or null.</summary>
    public string? ValidationType { get; init; }

    /// <summary>Parameter of the validator, or null.</summary>
    public string? ValidationParameter { get; init; }
}
