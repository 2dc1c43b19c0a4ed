namespace IisIdentityTools.Security.Sddl;

/// <summary>GUIDs inside SDDL: <c>f30e3bbe-9ff0-11d1-b603-0000f80367c1</c>, no braces, any case.</summary>
internal static class GuidText
{
    /// <summary>Reads a GUID.</summary>
    public static Guid Read(SddlCursor cursor)
    {
        var a = ReadDigits(cursor, 8);
        cursor.Take('-');
        var b = ReadDigits(cursor, 4);
        cursor.Take('-');
        var c = ReadDigits(cursor, 4);
        cursor.Take('-');
        var d = ReadDigits(cursor, 4);
        cursor.Take('-');
        var e = ReadDigits(cursor, 8);
        var f = ReadDigits(cursor, 4);
        unchecked
        {
            return new((int)a, (short)b, (short)c, (byte)(d >> 8), (byte)d, (byte)(e >> 24), (byte)(e >> 16), (byte)(e >> 8), (byte)e, (byte)(f >> 8), (byte)f);
        }
    }

    private static uint ReadDigits(SddlCursor cursor, int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++, cursor.Position++)
        {
            var digit = RightsText.Digit(cursor.Next);
            if (digit > 15)
                throw cursor.Problem("a GUID is expected, such as f30e3bbe-9ff0-11d1-b603-0000f80367c1");
            value = (value << 4) | (uint)digit;
        }

        return value;
    }
}
