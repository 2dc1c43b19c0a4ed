using System.Globalization;

namespace IisIdentityTools.Security.Conditions;

/// <summary>One value of a claim or of a literal in a condition. Immutable.</summary>
public sealed class AttributeValue
{
    private readonly ulong _number;
    private readonly object? _content;

    private AttributeValue(AttributeValueKind kind, ulong number, object? content)
    {
        Kind = kind;
        _number = number;
        _content = content;
    }

    /// <summary>Type of the value.</summary>
    public AttributeValueKind Kind { get; }

    /// <summary>True for numbers and Booleans, which compare with each other.</summary>
    public bool IsNumber => Kind is AttributeValueKind.Integer or AttributeValueKind.UnsignedInteger or AttributeValueKind.Boolean;

    /// <summary>The 64 bits of a number, 0 for other kinds.</summary>
    internal ulong Bits => _number;

    /// <summary>True for a number below zero.</summary>
    internal bool IsNegative => Kind == AttributeValueKind.Integer && (long)_number < 0;

    /// <summary>The text, or empty for other kinds.</summary>
    internal string Text => _content as string ?? "";

    /// <summary>The SID, or null for other kinds.</summary>
    internal SecurityIdentifier? Sid => _content as SecurityIdentifier;

    /// <summary>The bytes, not copied and not to be changed; empty for other kinds.</summary>
    internal byte[] Octets => _content as byte[] ?? [];

    /// <summary>Makes a signed number.</summary>
    public static AttributeValue Of(long number) => new(AttributeValueKind.Integer, unchecked((ulong)number), null);

    /// <summary>Makes an unsigned number.</summary>
    public static AttributeValue Of(ulong number) => new(AttributeValueKind.UnsignedInteger, number, null);

    /// <summary>Makes a Boolean.</summary>
    public static AttributeValue Of(bool value) => new(AttributeValueKind.Boolean, value ? 1UL : 0, null);

    /// <summary>Makes a text.</summary>
    public static AttributeValue Of(string text) => new(AttributeValueKind.Text, 0, text);

    /// <summary>Makes a SID.</summary>
    public static AttributeValue Of(SecurityIdentifier sid) => new(AttributeValueKind.Sid, 0, sid);

    /// <summary>Makes a row of bytes; the array is copied.</summary>
    public static AttributeValue Of(byte[] octets) => new(AttributeValueKind.Octets, 0, octets.Clone());

    /// <summary>Makes a Boolean of its stored number, which Windows keeps even when it is neither 0 nor 1.</summary>
    internal static AttributeValue OfBoolean(ulong stored) => new(AttributeValueKind.Boolean, stored, null);

    /// <summary>The value as a person reads it: digits, the text, the SID, or hexadecimal bytes.</summary>
    public override string ToString() => Kind switch
    {
        AttributeValueKind.Integer => ((long)_number).ToString(CultureInfo.InvariantCulture),
        AttributeValueKind.UnsignedInteger or AttributeValueKind.Boolean => _number.ToString(CultureInfo.InvariantCulture),
        AttributeValueKind.Octets => SddlText.Hexadecimal(Octets),
        _ => _content!.ToString()!,
    };
}
