using IisIdentityTools.Security.Conditions;

namespace IisIdentityTools.Security.Sddl;

/// <summary>
/// The seventh field of an entry between its two forms: the condition of <c>XA</c>, <c>XD</c>, <c>XU</c>, <c>ZA</c>, <c>FL</c> and the
/// claim of <c>RA</c>. Shape: [MS-DTYP] 2.4.4.17 and 2.4.10.1.
/// </summary>
internal static class SddlTrailer
{
    /// <summary>Reads the field that is next and returns the bytes that follow the SID, padding included.</summary>
    /// <param name="type">Kind of entry.</param>
    /// <param name="cursor">The whole SDDL; moved behind the field.</param>
    /// <param name="domains">What relative SID aliases stand on, or null.</param>
    /// <exception cref="SddlException">There is no condition or claim.</exception>
    public static byte[] Read(AceType type, SddlCursor cursor, SddlDomains? domains)
    {
        if (cursor.Next != '(')
            throw cursor.Problem("a condition or claim in parentheses is expected");
        var position = cursor.Position;
        var bytes = type == AceType.SystemResourceAttribute
            ? ResourceAttribute.Parse(cursor.Text, ref position, domains).ToBytes()
            : ConditionalExpression.Parse(cursor.Text, ref position, domains).ToBytes();
        cursor.Position = position;
        return bytes;
    }

    /// <summary>The field with its parentheses, or null when the bytes are neither a condition nor a claim, or one that SDDL cannot spell.</summary>
    public static string? Write(AceType type, byte[] data)
    {
        if (type == AceType.SystemResourceAttribute)
            return ResourceAttribute.TryFromBytes(data, out var attribute, out _) && attribute.HasSddl ? attribute.ToString() : null;
        if (!ConditionalExpression.TryFromBytes(data, out var expression, out _) || !expression.HasSddl)
            return null;
        var text = expression.ToString();
        return IsReadAgain(text) ? text : null;
    }

    // Bytes may hold an operator with operands that the grammar does not allow, such as a literal on the left.
    private static bool IsReadAgain(string text)
    {
        try
        {
            return ConditionalExpression.Parse(text).ToString() == text;
        }
        catch (SddlException)
        {
            return false;
        }
    }
}
