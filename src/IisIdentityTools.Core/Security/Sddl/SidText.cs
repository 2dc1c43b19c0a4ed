using System.Text;
using IisIdentityTools.Security.Interning;

namespace IisIdentityTools.Security.Sddl;

/// <summary>SIDs inside SDDL: an alias or <c>S-1-...</c>, which ends where no hyphen follows.</summary>
/// <param name="domains">What relative aliases stand on, or null.</param>
/// <param name="sids">Where SIDs are shared, or null.</param>
internal sealed class SidText(SddlDomains? domains, SidPool? sids)
{
    private readonly uint[] _subAuthorities = new uint[SecurityIdentifier.MaxSubAuthorities];

    /// <summary>Reads a SID.</summary>
    public SecurityIdentifier Read(SddlCursor cursor)
    {
        if (cursor.Second == '-' && cursor.Next is 'S' or 's')
            return ReadNumeric(cursor);
        if (SidAliases.Find(cursor.Next, cursor.Second) is not { } alias)
            throw cursor.Problem("a SID is expected: S-1-... or an alias of two letters");

        if (alias.Sid is null && alias.Resolve(domains?.SidFor(alias.Kind)) is null)
            throw cursor.Problem($"'{alias.Token}' ({alias.Name}) depends on the {NameOf(alias.Kind)}, whose SID is not given");
        cursor.Position += 2;
        return alias.Sid ?? alias.Resolve(domains?.SidFor(alias.Kind))!;
    }

    /// <summary>Writes a SID as Windows does: by its alias when it has one.</summary>
    public static void Append(StringBuilder text, SecurityIdentifier sid, SddlDomains? domains) =>
        text.Append(SidAliases.Find(sid)?.Token ?? RelativeAlias(sid, domains) ?? sid.ToString());

    private static string? RelativeAlias(SecurityIdentifier sid, SddlDomains? domains) =>
        domains is not null && sid.IsAccount && SidAliases.FindRelative(sid.RelativeId) is { } alias && alias.Resolve(domains?.SidFor(alias.Kind)) == sid
            ? alias.Token
            : null;

    private static string NameOf(SidAliasKind kind) => kind switch
    {
        SidAliasKind.MachineOrDomain => "machine (on a domain controller: its domain)",
        SidAliasKind.Domain => "domain",
        _ => "root domain of the forest",
    };

    private SecurityIdentifier ReadNumeric(SddlCursor cursor)
    {
        cursor.Position += 2;
        if (cursor.Next != '1' || cursor.Second != '-')
            throw cursor.Problem("a SID begins with 'S-1-'");
        cursor.Position += 2;
        var authority = ReadNumber(cursor, SecurityIdentifier.MaxAuthority);
        var count = 0;
        while (cursor.TryTake('-'))
        {
            if (count == SecurityIdentifier.MaxSubAuthorities)
                throw cursor.Problem("a SID has at most 15 sub-authorities");
            _subAuthorities[count++] = (uint)ReadNumber(cursor, uint.MaxValue);
        }

        if (count == 0)
            throw cursor.Problem("a sub-authority is expected");
        return sids is null ? SecurityIdentifier.FromParts(authority, _subAuthorities, count) : sids.Get(authority, _subAuthorities, count);
    }

    // Decimal, or hexadecimal after 0x.
    private static long ReadNumber(SddlCursor cursor, long max)
    {
        var start = cursor.Position;
        var radix = 10;
        if (cursor.Next == '0' && cursor.Second is 'x' or 'X')
        {
            radix = 16;
            cursor.Position += 2;
        }

        var first = cursor.Position;
        var value = radix == 10 ? ReadDecimal(cursor, max) : ReadHexadecimal(cursor, max);
        if (value > max)
            throw cursor.Problem("the number is too large for this place of a SID", start);
        if (cursor.Position == first)
            throw cursor.Problem("a number is expected in the SID");
        return value;
    }

    // Most of an SDDL text is this: digits are read without asking the cursor for each. Stops once the number is too large.
    private static long ReadDecimal(SddlCursor cursor, long max)
    {
        var text = cursor.Text;
        var position = cursor.Position;
        long value = 0;
        for (; position < text.Length && text[position] is >= '0' and <= '9' && value <= max; position++)
            value = (value * 10) + (text[position] - '0');
        cursor.Position = position;
        return value;
    }

    private static long ReadHexadecimal(SddlCursor cursor, long max)
    {
        long value = 0;
        for (; RightsText.Digit(cursor.Next) is var digit && digit < 16 && !IsNextPart(cursor) && value <= max; cursor.Position++)
            value = (value * 16) + digit;
        return value;
    }

    // In O:S-1-2-0x2D:P the letter D begins the next part, although it is a digit too.
    private static bool IsNextPart(SddlCursor cursor) => cursor.Next == 'D' && cursor.Second == ':';
}
