namespace IisIdentityTools.Identity;

/// <summary>Matches text against a pattern with * and ?, ignoring case, in linear time for the patterns met here.</summary>
public static class Wildcard
{
    /// <summary>True when the text contains a wildcard character.</summary>
    public static bool Has(string text) => text.IndexOfAny(['*', '?', '[']) >= 0;

    /// <summary>True when the whole text matches. Sets such as [a-c] are understood as in PowerShell; a broken set is taken literally.</summary>
    public static bool Matches(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && TakesOne(pattern, p, text[t], out var next))
            {
                p = next;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool TakesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
            return true;
        var close = pattern[at] == '[' ? pattern.IndexOf(']', at + 1) : -1;
        if (close <= at + 1)
            return Fold(pattern[at]) == Fold(c);
        next = close + 1;
        for (var i = at + 1; i < close; i++)
        {
            var isRange = i + 2 < close && pattern[i + 1] == '-';
            if (isRange ? Fold(c) >= Fold(pattern[i]) && Fold(c) <= Fold(pattern[i + 2]) : Fold(c) == Fold(pattern[i]))
                return true;
            if (isRange)
                i += 2;
        }

        return false;
    }

    private static char Fold(char c) => char.ToUpperInvariant(c);
}
