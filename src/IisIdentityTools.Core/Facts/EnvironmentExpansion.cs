using System.Text;

namespace IisIdentityTools.Facts;

/// <summary>
/// Expands <c>%NAME%</c> with the variables of the server that the facts describe, never with those of the machine that analyses them.
/// As in Windows a value is not expanded again, and a percent sign that closes no known variable may open the next one.
/// </summary>
public static class EnvironmentExpansion
{
    // A "name" with one of these is text between two stray percent signs, not a variable that somebody forgot to capture.
    private static readonly char[] s_neverInNames = ['\\', '/', '=', '"', '<', '>', '|'];

    /// <summary>Expands every variable of the text that the facts know; the others stay as they are and are named in the result.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ExpandedText Expand(string text, IServerFacts facts)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text), "A text to expand is needed, not null.");
        if (facts is null)
            throw new ArgumentNullException(nameof(facts), "The facts that hold the variables are needed, not null.");
        var open = text.IndexOf('%', 0);
        return open < 0 ? new ExpandedText(text, []) : Expand(text, open, facts);
    }

    private static ExpandedText Expand(string text, int open, IServerFacts facts)
    {
        var result = new StringBuilder(text.Length + 32);
        var unresolved = new List<string>();
        var copied = 0;
        for (var close = text.IndexOf('%', open + 1); close > 0; close = text.IndexOf('%', open + 1))
        {
            var name = text.Substring(open + 1, close - open - 1);
            var value = name.Length == 0 ? null : facts.GetEnvironmentVariable(name);
            if (value is null)
            {
                NoteUnresolved(name, unresolved);
                open = close;
                continue;
            }
            result.Append(text, copied, open - copied).Append(value);
            copied = close + 1;
            open = copied < text.Length ? text.IndexOf('%', copied) : -1;
            if (open < 0)
                break;
        }
        return new ExpandedText(result.Append(text, copied, text.Length - copied).ToString(), unresolved);
    }

    private static void NoteUnresolved(string name, List<string> unresolved)
    {
        var isVariable = name.Length > 0 && name.IndexOfAny(s_neverInNames) < 0;
        if (isVariable && !unresolved.Contains(name, StringComparer.OrdinalIgnoreCase))
            unresolved.Add(name);
    }
}
