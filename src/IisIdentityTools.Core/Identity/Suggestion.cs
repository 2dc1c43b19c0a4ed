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
            .Where(candidate => candidate.Distance <= Math.Max(1, wrong.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Take(Most)
            .Select(candidate => $"'{candidate.Name}'")
            .ToArray();
        if (near.Length > 0)
            return $" Did you mean {string.Join(" or ", near)}?";
        return all.Length is > 0 and <= 12 ? $" There are: {string.Join(", ", all.Select(name => $"'{name}'"))}." : "";
    }

    /// <summary>Edits between two texts (Levenshtein), given up beyond what could be a typing error.</summary>
    private static int Distance(string first, string second)
    {
        if (Math.Abs(first.Length - second.Length) > 8)
            return int.MaxValue;
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[second.Length];
    }
}
