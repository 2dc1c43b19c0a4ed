using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Changes;

/// <summary>What identities may do before and after a change; what several purposes need alike stands in one row.</summary>
internal static class AccessTable
{
    private static readonly string[] s_headers = ["Path", "Right", "For", "Before", "After"];

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, IReadOnlyList<PredictedAccess> access)
    {
        if (access.Count == 0)
            return;
        page.Line();
        page.Line("Access", Style.Bold);
        var groups = access.GroupBy(row => (row.Path, Right: RightsText.Of(row.Right, row.PathKind), row.IdentityBefore, row.AccessBefore, row.IdentityAfter, row.AccessAfter)).ToArray();
        PlanTable.Write(page, s_headers, [.. groups.Select(group => Row(group.First(), group.Key.Right, group.Select(row => row.Purpose)))], i => groups[i].First().IsLost ? Style.Red : Style.Plain);
    }

    private static string[] Row(PredictedAccess row, string right, IEnumerable<FolderPurpose> purposes) =>
    [
        row.Path, right, string.Join(", ", purposes.Where(purpose => purpose != FolderPurpose.None).Distinct()),
        $"{row.AccessBefore}: {row.IdentityBefore}", $"{row.AccessAfter}: {row.IdentityAfter}",
    ];
}
