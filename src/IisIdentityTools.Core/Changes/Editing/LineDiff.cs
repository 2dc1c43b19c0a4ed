namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// Finds the lines in which two texts differ: the shortest edit script (E. Myers, "An O(ND) Difference Algorithm and Its Variations",
/// 1986) between what is the same at both ends.
/// </summary>
internal static class LineDiff
{
    /// <summary>Texts that differ in more lines than this share too little to be worth the search: the differing middle is one change.</summary>
    private const int MostDifferences = 1000;

    /// <summary>The changes in order; none when the texts are the same.</summary>
    public static IReadOnlyList<LineChange> Compare(TextLines before, TextLines after)
    {
        var middle = LineChange.Trim(before, after, new LineChange(0, before.Count, 0, after.Count));
        if (middle.BeforeCount == 0 && middle.AfterCount == 0)
            return [];
        if (middle.BeforeCount == 0 || middle.AfterCount == 0 || Search(before, after, middle) is not { } reached)
            return [middle];
        return Collect(middle, reached);
    }

    /// <summary>For each number of differences, how far each diagonal gets; null when there are too many.</summary>
    private static List<int[]>? Search(TextLines before, TextLines after, LineChange middle)
    {
        var reached = new List<int[]>();
        var furthest = Array.Empty<int>();
        for (var differences = 0; differences <= MostDifferences; differences++)
        {
            // The diagonal k is at index k + differences + 2, with two unused places at each end.
            var next = new int[(2 * differences) + 5];
            for (var k = -differences; k <= differences; k += 2)
            {
                var x = differences == 0 ? 0 : Step(furthest, k, differences);
                while (x < middle.BeforeCount && x - k < middle.AfterCount && before.IsSame(middle.BeforeStart + x, after, middle.AfterStart + x - k))
                    x++;
                next[k + differences + 2] = x;
                if (x >= middle.BeforeCount && x - k >= middle.AfterCount)
                {
                    reached.Add(next);
                    return reached;
                }
            }

            reached.Add(next);
            furthest = next;
        }

        return null;
    }

    /// <summary>Where a path with one more difference comes onto diagonal k: by a line that comes (from k + 1) or one that goes (from k - 1).</summary>
    private static int Step(int[] furthest, int k, int differences) =>
        IsInsertion(furthest, k, differences) ? furthest[k + 1 + differences + 1] : furthest[k - 1 + differences + 1] + 1;

    private static bool IsInsertion(int[] furthest, int k, int differences) =>
        k == -differences || (k != differences && furthest[k - 1 + differences + 1] < furthest[k + 1 + differences + 1]);

    private static IReadOnlyList<LineChange> Collect(LineChange middle, List<int[]> reached)
    {
        var changes = new List<LineChange>();
        var (x, y) = (middle.BeforeCount, middle.AfterCount);
        for (var differences = reached.Count - 1; differences > 0; differences--)
        {
            var furthest = reached[differences - 1];
            var k = x - y;
            var isInsertion = IsInsertion(furthest, k, differences);
            var from = isInsertion ? k + 1 : k - 1;
            var (startX, startY) = (furthest[from + differences + 1], furthest[from + differences + 1] - from);
            var change = new LineChange(middle.BeforeStart + startX, isInsertion ? 0 : 1, middle.AfterStart + startY, isInsertion ? 1 : 0);
            Prepend(changes, change);
            (x, y) = (startX, startY);
        }

        changes.Reverse();
        return changes;
    }

    /// <summary>Changes are met from the last to the first; those that touch are one.</summary>
    private static void Prepend(List<LineChange> changes, LineChange change)
    {
        if (changes.Count > 0 && changes[changes.Count - 1] is var last && last.BeforeStart == change.BeforeEnd && last.AfterStart == change.AfterEnd)
            changes[changes.Count - 1] = new LineChange(change.BeforeStart, change.BeforeCount + last.BeforeCount, change.AfterStart, change.AfterCount + last.AfterCount);
        else
            changes.Add(change);
    }
}
