using System.Globalization;

namespace IisIdentityTools.Facts.Snapshots;

/// <summary>Whether a text is a SID in its text form, <c>S-1-authority-subauthority...</c> ([MS-DTYP] 2.4.2.1).</summary>
internal static class SidText
{
    private const string Prefix = "S-1-";
    private const long MaxAuthority = 0xFFFF_FFFF_FFFF;
    private const int MaxSubAuthorities = 15;

    /// <summary>True when a name can only be meant as a SID.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a well-formed SID with one to fifteen sub-authorities, in decimal.</summary>
    public static bool IsValid(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var numbers = text.Substring(Prefix.Length).Split('-');
        if (numbers.Length < 2 || numbers.Length > MaxSubAuthorities + 1 || !IsNumber(numbers[0], MaxAuthority))
            return false;
        return numbers.Skip(1).All(number => IsNumber(number, uint.MaxValue));
    }

    private static bool IsNumber(string digits, long max) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max;
}
