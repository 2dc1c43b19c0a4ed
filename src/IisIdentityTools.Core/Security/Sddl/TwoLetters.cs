namespace IisIdentityTools.Security.Sddl;

/// <summary>Tables over all pairs of letters: nearly every word of SDDL is one, so that finding a word is one look.</summary>
internal static class TwoLetters
{
    private const int Letters = 26;

    /// <summary>Place of a pair in a table, whatever the case; -1 when one of the two is no letter.</summary>
    public static int IndexOf(char first, char second)
    {
        // Setting bit 5 makes ASCII letters lower case; what is no letter stays outside of the range.
        var high = (first | 0x20) - 'a';
        var low = (second | 0x20) - 'a';
        return (uint)high < Letters && (uint)low < Letters ? (high * Letters) + low : -1;
    }

    /// <summary>A table of values by their words.</summary>
    public static T?[] Table<T>(IEnumerable<T> values, Func<T, string> word)
    {
        var table = new T?[Letters * Letters];
        foreach (var value in values)
            table[IndexOf(word(value)[0], word(value)[1])] = value;
        return table;
    }
}
