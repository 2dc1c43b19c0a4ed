namespace IisIdentityTools.Identity;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Suggestion
{
    private const int Most = 3;

    /// <summary>" Did you mean 'Shop'?" for names that come close, or the names there are when they are few, or nothing.</summary>
    public static string For(string wrong, IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var near = all
            .Select(name => (Name: name, Distance: Distance(wrong.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, wrong.Length / 3) && candidate.Distance < wrong.Length)
            .OrderBy(candidate => candidate.Distance)
            .Take(Most)
            .Select(candidate => $"'{candidate.Name}'")
            .ToArray();
        if (near.Length > 0)
            return $" Did you mean {string.Join(" or ", near)}?";
        return all.Length is > 0 and <= 12 ? $" There are: {string.Join(", ", all.Select(name => $"'{name}'"))}." : "";
    }

    /// <summary>Typing errors between two texts: letters wrong, missing, too many, or two swapped (Damerau-Levenshtein, restricted).</summary>
    private static int Distance(string first, string second)
    {
        if (Math.Abs(first.Length - second.Length) > 8)
            return int.MaxValue;
        var rows = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= second.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            for (var j = 1; j <= second.Length; j++)
            {
                var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[first.Length, second.Length];
    }
}
