namespace IisIdentityTools.Changes.Editing;

/// <summary>Lines of one text in place of lines of another; indexes from 0.</summary>
internal readonly struct LineChange(int beforeStart, int beforeCount, int afterStart, int afterCount)
{
    /// <summary>First line that goes.</summary>
    public int BeforeStart { get; } = beforeStart;

    /// <summary>How many go.</summary>
    public int BeforeCount { get; } = beforeCount;

    /// <summary>First line that comes.</summary>
    public int AfterStart { get; } = afterStart;

    /// <summary>How many come.</summary>
    public int AfterCount { get; } = afterCount;

    /// <summary>Index behind the lines that go.</summary>
    public int BeforeEnd => BeforeStart + BeforeCount;

    /// <summary>Index behind the lines that come.</summary>
    public int AfterEnd => AfterStart + AfterCount;

    /// <summary>The lines that replacements touch, those that come out the same left out.</summary>
    public static IReadOnlyList<LineChange> Of(TextLines before, TextLines after, IReadOnlyList<Splice> splices)
    {
        var changes = new List<LineChange>();
        var moved = 0;
        for (var i = 0; i < splices.Count;)
        {
            var (beforeStart, afterStart) = (before.LineAt(splices[i].Start), after.LineAt(splices[i].Start + moved));
            int beforeEnd, afterEnd;
            do
            {
                beforeEnd = before.LineAt(splices[i].End) + 1;
                afterEnd = after.LineAt(splices[i].Start + moved + splices[i].Replacement.Length) + 1;
                moved += splices[i].Replacement.Length - (splices[i].End - splices[i].Start);
                i++;
            }
            while (i < splices.Count && before.LineAt(splices[i].Start) < beforeEnd);
            changes.Add(Trim(before, after, new LineChange(beforeStart, beforeEnd - beforeStart, afterStart, afterEnd - afterStart)));
        }

        return changes;
    }

    /// <summary>The change without the lines at its ends that are the same in both texts.</summary>
    public static LineChange Trim(TextLines before, TextLines after, LineChange change)
    {
        var (start, tail) = (0, 0);
        var shorter = Math.Min(change.BeforeCount, change.AfterCount);
        while (start < shorter && before.IsSame(change.BeforeStart + start, after, change.AfterStart + start))
            start++;
        while (tail < shorter - start && before.IsSame(change.BeforeEnd - 1 - tail, after, change.AfterEnd - 1 - tail))
            tail++;
        return new LineChange(change.BeforeStart + start, change.BeforeCount - start - tail, change.AfterStart + start, change.AfterCount - start - tail);
    }
}
