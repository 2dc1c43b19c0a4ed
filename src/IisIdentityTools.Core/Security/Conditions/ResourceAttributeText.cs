using System.Globalization;

namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// The SDDL form of a resource attribute: <c>("name",type,flags,value,...)</c>. SIDs stand without SID(), octets need no #.
/// Source: [MS-DTYP] 2.5.1.1.
/// </summary>
internal static class ResourceAttributeText
{
    private static readonly (AttributeValueKind Kind, string Text)[] s_kinds =
    [
        (AttributeValueKind.Integer, "TI"),
        (AttributeValueKind.UnsignedInteger, "TU"),
        (AttributeValueKind.Text, "TS"),
        (AttributeValueKind.Sid, "TD"),
        (AttributeValueKind.Octets, "TX"),
        (AttributeValueKind.Boolean, "TB"),
    ];

    public static ResourceAttribute Read(string text, ref int position, SddlDomains? domains)
    {
        var cursor = new SddlCursor(text, position, domains);
        cursor.SkipBlanks();
        cursor.Take("(", "before a resource attribute");
        cursor.SkipBlanks();
        cursor.Take("\"", "before the name of a resource attribute");
        var name = ReadName(cursor);
        cursor.Take("\"", "after the name of a resource attribute");
        Comma(cursor);
        var kind = ReadKind(cursor);
        Comma(cursor);
        var flags = (uint)cursor.ReadNumber().ToUnsigned(uint.MaxValue);
        var values = new List<AttributeValue>();
        for (cursor.SkipBlanks(); !cursor.TryTake(")"); cursor.SkipBlanks())
        {
            Comma(cursor);
            values.Add(ReadValue(cursor, kind));
        }

        position = cursor.Position;
        return new(name, kind, flags, values);
    }

    public static string Write(ResourceAttribute attribute)
    {
        var kind = Array.Find(s_kinds, one => one.Kind == attribute.Kind).Text ?? ((int)attribute.Kind).ToString(CultureInfo.InvariantCulture);
        var head = $"({SddlText.Quoted(SddlText.ClaimName(attribute.Name))},{kind},0x{attribute.Flags.ToString("x", CultureInfo.InvariantCulture)}";
        return head + string.Concat(attribute.Values.Select(value => "," + Value(value))) + ")";
    }

    private static string Value(AttributeValue value) => value.Kind switch
    {
        AttributeValueKind.Text => SddlText.Quoted(value.Text),
        AttributeValueKind.Sid => SddlText.Sid(value.Sid!),
        _ => value.ToString(),
    };

    private static string ReadName(SddlCursor cursor)
    {
        var start = cursor.Position;
        var name = cursor.ReadClaimName();
        return name.IndexOf('\0') < 0 ? name : throw SddlCursor.Error("the name of a resource attribute holds a zero character", start);
    }

    private static AttributeValueKind ReadKind(SddlCursor cursor)
    {
        foreach (var (kind, text) in s_kinds)
        {
            if (cursor.TryTake(text))
                return kind;
        }

        throw cursor.Expected("a type (TI, TU, TS, TD, TX or TB)");
    }

    private static AttributeValue ReadValue(SddlCursor cursor, AttributeValueKind kind)
    {
        switch (kind)
        {
            case AttributeValueKind.Integer:
                return AttributeValue.Of(cursor.ReadNumber().ToSigned());
            case AttributeValueKind.UnsignedInteger:
                return AttributeValue.Of(cursor.ReadNumber().ToUnsigned(ulong.MaxValue));
            case AttributeValueKind.Boolean:
                return AttributeValue.Of(cursor.ReadNumber().ToUnsigned(1) != 0);
            case AttributeValueKind.Text:
                return AttributeValue.Of(cursor.ReadQuoted());
            case AttributeValueKind.Sid:
                return AttributeValue.Of(cursor.ReadSid());
            default:
                var octets = cursor.ReadOctets();
                return octets.Length > 0 ? AttributeValue.Of(octets) : throw cursor.Expected("hexadecimal digits");
        }
    }

    private static void Comma(SddlCursor cursor)
    {
        cursor.SkipBlanks();
        cursor.Take(",", "in a resource attribute");
        cursor.SkipBlanks();
    }
}
