using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>
/// The access-control list inside of an SDDL text. It is cut out and put in as text, so that owner, group and audit list stay letter
/// by letter.
/// </summary>
internal static class DaclText
{
    /// <summary>The part <c>D:...</c>; empty when there is none.</summary>
    public static string Read(string sddl)
    {
        var (start, length) = Find(sddl);
        return sddl.Substring(start, length);
    }

    /// <summary>The text with another access-control list, or without one when that is empty.</summary>
    public static string Replace(string sddl, string dacl)
    {
        var (start, length) = Find(sddl);
        return sddl.Substring(0, start) + dacl + sddl.Substring(start + length);
    }

    /// <summary>True when the text is one access-control list and nothing else, or empty.</summary>
    public static bool IsAlone(string text) => text.Length == 0 || text.StartsWith("D:", StringComparison.Ordinal) && Read(text).Length == text.Length;

    /// <summary>True when two lists say the same, however they are spelled. What cannot be read is the same only letter by letter.</summary>
    public static bool AreSame(string one, string other, SddlDomains? domains) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || one.Length > 0 && other.Length > 0 && Canonical(one, domains) is { } canonical && string.Equals(canonical, Canonical(other, domains), StringComparison.Ordinal);

    private static string? Canonical(string dacl, SddlDomains? domains)
    {
        try
        {
            return SecurityDescriptor.Parse(dacl, domains).ToSddl(SddlSections.Access);
        }
        catch (SddlException)
        {
            return null;
        }
    }

    // Where the list stands, or would stand: the parts can have any order ([MS-DTYP] 2.5.1.1), the audit list is usually the last.
    private static (int Start, int Length) Find(string sddl)
    {
        int dacl = -1, end = sddl.Length, audit = sddl.Length;
        foreach (var part in Parts(sddl))
        {
            if (dacl >= 0)
            {
                end = part;
                break;
            }
            if (sddl[part] == 'D')
                dacl = part;
            else if (sddl[part] == 'S')
                audit = part;
        }
        if (dacl < 0)
            return (audit, 0);
        while (char.IsWhiteSpace(sddl[end - 1]))
            end--;
        return (dacl, end - dacl);
    }

    // Outside of parentheses a colon stands only behind the letter of a part.
    private static IEnumerable<int> Parts(string sddl)
    {
        var depth = 0;
        var isQuoted = false;
        for (var i = 0; i < sddl.Length; i++)
        {
            var c = sddl[i];
            if (c == '"' && depth > 0)
                isQuoted = !isQuoted;
            else if (c is '(' or ')' && !isQuoted)
                depth += c == '(' ? 1 : -1;
            else if (c == ':' && depth == 0 && i > 0)
                yield return i - 1;
        }
    }
}
