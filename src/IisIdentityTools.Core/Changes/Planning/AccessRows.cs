namespace IisIdentityTools.Changes.Planning;

/// <summary>Rows of a plan.</summary>
internal static class AccessRows
{
    /// <summary>The first of those that say the same.</summary>
    public static List<AccessRow> Distinct(IEnumerable<AccessRow> rows) => rows.GroupBy(row => row.Key).Select(same => same.First()).ToList();
}
