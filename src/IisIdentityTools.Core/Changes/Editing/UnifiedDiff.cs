using System.Globalization;
using System.Text;

namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// Shows what changes between two texts in the unified format of diff and patch. Secrets (<see cref="Configuration.Files.SecretAttributes"/>)
/// are never in it, neither in changed lines nor in those around: a note stands in their place.
/// </summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference of two texts, with three lines of context; empty when they are the same.</summary>
    /// <param name="path">The file's name, for both headers.</param>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it shall be.</param>
    /// <returns>Header and hunks. Lines keep their own ends, as patch wants them; those of the format itself end in LF.</returns>
    public static string Of(string path, string before, string after)
    {
        var (old, changed) = (new TextLines(before), new TextLines(after));
        return Of(path, old, changed, LineDiff.Compare(old, changed));
    }

    internal static string Of(string path, TextLines before, TextLines after, IReadOnlyList<LineChange> changes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < changes.Count;)
        {
            var first = i++;
            while (i < changes.Count && changes[i].BeforeStart - changes[i - 1].BeforeEnd <= 2 * Context)
                i++;
            AppendHunk(text, before, after, changes, first, i - 1);
        }

        return text.Length == 0 ? "" : $"--- {path}\n+++ {path}\n{text}";
    }

    private static void AppendHunk(StringBuilder text, TextLines before, TextLines after, IReadOnlyList<LineChange> changes, int first, int last)
    {
        var head = Math.Min(Context, changes[first].BeforeStart);
        var tail = Math.Min(Context, before.Count - changes[last].BeforeEnd);
        var (start, end) = (changes[first].BeforeStart - head, changes[last].BeforeEnd + tail);
        var (afterStart, afterEnd) = (changes[first].AfterStart - head, changes[last].AfterEnd + tail);
        text.Append("@@ -").Append(Range(start, end - start)).Append(" +").Append(Range(afterStart, afterEnd - afterStart)).Append(" @@\n");
        for (var i = first; i <= last; i++)
        {
            Append(text, ' ', before, start, changes[i].BeforeStart);
            Append(text, '-', before, changes[i].BeforeStart, changes[i].BeforeEnd);
            Append(text, '+', after, changes[i].AfterStart, changes[i].AfterEnd);
            start = changes[i].BeforeEnd;
        }

        Append(text, ' ', before, start, end);
    }

    private static void Append(StringBuilder text, char mark, TextLines lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var line = lines.Show(i);
            text.Append(mark).Append(line);
            if (line.Length == 0 || !XmlText.IsLineEnd(line[line.Length - 1]))
                text.Append("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>Start and length as diff writes them: an empty range names the line before it, a length of one is left out.</summary>
    private static string Range(int start, int count) => count switch
    {
        0 => start.ToString(CultureInfo.InvariantCulture) + ",0",
        1 => (start + 1).ToString(CultureInfo.InvariantCulture),
        _ => (start + 1).ToString(CultureInfo.InvariantCulture) + "," + count.ToString(CultureInfo.InvariantCulture),
    };
}
