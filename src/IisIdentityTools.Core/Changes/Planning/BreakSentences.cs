using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Says what a change would break: who could do what where, and who could not any more.</summary>
internal static class BreakSentences
{
    private const int MaxPaths = 5;

    /// <summary>One sentence for each pair of identities and kind of loss.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<AccessRow> rows) =>
    [
        .. rows.Where(row => row.IsLost).GroupBy(row => (Old: row.Before.Subject.Name, Made: row.After.Subject.Name, row.IsWriting, row.After.Verdict))
            .Select(group => Lost(group.Key.Old, group.Key.Made, group.Key.IsWriting, group.Key.Verdict, PathsOf(group))),
        .. rows.Where(row => row.IsUnproven).GroupBy(row => row.After.Subject.Name)
            .Select(group => $"Whether {group.Key} can use {List(PathsOf(group))} cannot be told: {group.First().After.Because.FirstOrDefault() ?? "facts are missing."}"),
    ];

    private static string Lost(string old, string made, bool isWriting, AccessVerdict verdict, string[] paths)
    {
        var (can, done) = isWriting ? ("change", "changed") : ("read", "read");
        var count = paths.Length == 1 ? "One place" : FormattableString.Invariant($"{paths.Length} places");
        return old == made
            ? $"{count} that {old} can {can} {Cannot(verdict, done)} by it any more: {List(paths)}."
            : $"{count} that {old} can {can} {Cannot(verdict, done)} by {made}: {List(paths)}.";
    }

    private static string Cannot(AccessVerdict verdict, string done) => verdict == AccessVerdict.Denied ? $"cannot be {done}" : $"can perhaps not be {done}";

    private static string[] PathsOf(IEnumerable<AccessRow> rows) => rows.Select(row => row.After.Path).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    private static string List(string[] paths) =>
        string.Join(", ", paths.Take(MaxPaths).Select(path => $"'{path}'")) + (paths.Length > MaxPaths ? FormattableString.Invariant($" and {paths.Length - MaxPaths} more") : "");
}
