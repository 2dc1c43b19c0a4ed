using static IisIdentityTools.Security.Conditions.ConditionTokenCode;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Reads the binary form of a condition: "artx" and tokens in postfix order. Source: [MS-DTYP] 2.4.4.17.4.</summary>
internal static class ConditionReader
{
    private const int MaxPadding = 3;

    /// <summary>The signature that makes the data of a callback entry a condition: "artx".</summary>
    public static readonly IReadOnlyList<byte> Signature = Array.AsReadOnly(new[] { (byte)'a', (byte)'r', (byte)'t', (byte)'x' });

    public static bool HasSignature(byte[] bytes) =>
        bytes.Length >= Signature.Count && bytes[0] == Signature[0] && bytes[1] == Signature[1] && bytes[2] == Signature[2] && bytes[3] == Signature[3];

    public static ConditionToken[] Read(byte[] bytes)
    {
        if (!HasSignature(bytes))
            throw ByteCursor.Error("a condition begins with the four letters 'artx'", 0);
        if (bytes.Length > ConditionalExpression.MaxBinaryLength)
            throw ByteCursor.Error(FormattableString.Invariant($"a condition has at most {ConditionalExpression.MaxBinaryLength} bytes, this one has {bytes.Length}"), 0);

        var tokens = new List<ConditionToken>();
        var cursor = new ByteCursor(bytes, Signature.Count, bytes.Length);
        while (!cursor.AtEnd && !IsPadding(bytes, cursor.Position))
            tokens.Add(ReadToken(cursor, bytes));
        return [.. tokens];
    }

    private static bool IsPadding(byte[] bytes, int position)
    {
        if (bytes[position] != (byte)Padding)
            return false;
        if (bytes.Length - position > MaxPadding || Array.FindIndex(bytes, position, value => value != 0) >= 0)
            throw ByteCursor.Error("zero bytes may only fill up the end, three of them at most", position);
        return true;
    }

    private static ConditionToken ReadToken(ByteCursor cursor, byte[] bytes)
    {
        var code = (ConditionTokenCode)bytes[cursor.Position];
        if (ConditionOperator.Find(code) is { } found)
        {
            cursor.ReadByte();
            return ConditionToken.Of(found);
        }

        if (code is not (LocalAttribute or UserAttribute or ConditionTokenCode.ResourceAttribute or DeviceAttribute))
            return code == Composite ? ReadComposite(cursor, bytes) : ReadLiteral(cursor);

        var start = cursor.Position;
        cursor.ReadByte();
        var name = cursor.ReadCountedText();
        return name.Length > 0 ? ConditionToken.Attribute(code, name) : throw ByteCursor.Error("an attribute has no name", start);
    }

    private static ConditionToken ReadComposite(ByteCursor cursor, byte[] bytes)
    {
        cursor.ReadByte();
        var length = cursor.ReadLength();
        var inner = new ByteCursor(bytes, cursor.Position, cursor.Position + length);
        var members = new List<ConditionToken>();
        while (!inner.AtEnd)
            members.Add(ReadLiteral(inner));
        cursor.Skip(length);
        return ConditionToken.Composite([.. members]);
    }

    // A list in a list has no SDDL and no meaning to any operator: it is refused like any other code that is no literal.
    private static ConditionToken ReadLiteral(ByteCursor cursor)
    {
        var start = cursor.Position;
        var code = (ConditionTokenCode)cursor.ReadByte();
        return code switch
        {
            Integer8 or Integer16 or Integer32 or Integer64 => ReadInteger(cursor, code, start),
            ConditionTokenCode.Text => ConditionToken.Text(cursor.ReadCountedText()),
            Octets => ConditionToken.Octets(cursor.ReadCounted()),
            Sid => ConditionToken.Sid(cursor.ReadCountedSid()),
            _ => throw ByteCursor.Error(FormattableString.Invariant($"the byte 0x{(byte)code:x2} begins nothing that may stand here"), start),
        };
    }

    private static ConditionToken ReadInteger(ByteCursor cursor, ConditionTokenCode width, int start)
    {
        var value = unchecked((long)cursor.ReadUInt64());
        var style = new IntegerStyle(cursor.ReadByte(), cursor.ReadByte());
        if (!style.IsValid)
            throw ByteCursor.Error(FormattableString.Invariant($"a number has sign code {style.Sign} and base code {style.Base}; both go from 1 to 3"), start);
        var fits = width switch
        {
            Integer8 => value == (sbyte)value,
            Integer16 => value == (short)value,
            Integer32 => value == (int)value,
            _ => true,
        };
        return fits ? ConditionToken.Integer(width, value, style) : throw ByteCursor.Error(FormattableString.Invariant($"the number {value} is out of the range of its type"), start);
    }
}
