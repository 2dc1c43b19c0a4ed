using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Changes;

/// <summary>The requests that run as somebody else after a change: a row for each part that changes, kinds of handler with the same change together.</summary>
internal static class IdentityTable
{
    private static readonly string[] s_headers = ["Place", "Handler", "Auth", "What", "Before", "After"];

    /// <summary>Writes the table, and what makes IIS refuse requests.</summary>
    public static void Write(Page page, IReadOnlyList<PredictedIdentity> identities)
    {
        if (identities.Count == 0)
            return;
        page.Line();
        page.Line("Requests that run as somebody else", Style.Bold);
        var rows = identities.SelectMany(identity => Parts(identity).Select(part => (Identity: identity, part.What, part.Before, part.After)))
            .GroupBy(row => (Place: $"{row.Identity.Site}{row.Identity.Path}", row.Identity.Authentication, row.What, row.Before, row.After))
            .Select(group => new[]
            {
                group.Key.Place, string.Join(", ", group.Select(row => row.Identity.HandlerKind).Distinct()), group.Key.Authentication.ToString(), group.Key.What, group.Key.Before, group.Key.After,
            })
            .ToArray();
        PlanTable.Write(page, s_headers, rows, _ => Style.Plain);
        foreach (var problem in identities.SelectMany(identity => identity.Problems.Select(problem => $"{identity.Site}{identity.Path}: {problem}")).Distinct())
            page.Wrapped("  ! ", problem, Style.Red);
    }

    private static IEnumerable<(string What, string Before, string After)> Parts(PredictedIdentity row) =>
        new[]
        {
            ("Request", row.RequestBefore, row.RequestAfter), ("Code", row.CodeBefore, row.CodeAfter),
            ("Content", row.ContentBefore, row.ContentAfter), ("Network", row.NetworkBefore, row.NetworkAfter),
        }.Where(part => part.Item2 != part.Item3).Select(part => (part.Item1, Name(part.Item2), Name(part.Item3)));

    private static string Name(string name) => name.Length == 0 ? "-" : name;
}
