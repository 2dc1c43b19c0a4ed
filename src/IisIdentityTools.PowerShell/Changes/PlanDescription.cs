using IisIdentityTools.Access;
using IisIdentityTools.Changes;

namespace IisIdentityTools.PowerShell.Changes;

/// <summary>A plan in the words of -WhatIf and of the confirmation: what breaks first, then what is written, then who runs as whom and may do what.</summary>
internal static class PlanDescription
{
    private const int MaxInherited = 5;

    /// <summary>The description.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="remedy">What to do where it is refused.</param>
    public static string Of(ChangePlan plan, string remedy)
    {
        var text = new ChangeText().Line($"{plan.Server}: {plan.Reason}").Line($"({plan.Source})");
        AddBreaks(text, plan, remedy);
        AddSteps(text, plan);
        if (plan.Identities.Count > 0)
            text.Head("Requests, before -> after").Lines(Identities(plan.Identities), 1);
        if (plan.Access.Count > 0)
            text.Head("Access, before -> after").Lines(Access(plan.Access), 1);
        return text.ToString();
    }

    private static void AddBreaks(ChangeText text, ChangePlan plan, string remedy)
    {
        if (plan.Breaks.Count == 0)
        {
            text.Head("Nothing that works now would break.");
            return;
        }

        text.Head(plan.State == PlanState.Refused ? "IT WOULD BE REFUSED, because it breaks what works now:" : "IT BREAKS what works now (-Force):");
        text.Lines(plan.Breaks.Select(sentence => "! " + sentence), 1);
        if (plan.State == PlanState.Refused)
            text.Line(remedy);
    }

    private static void AddSteps(ChangeText text, ChangePlan plan)
    {
        var number = 0;
        foreach (var step in plan.Steps.Where(step => !step.IsInherited))
        {
            text.Head(FormattableString.Invariant($"{++number}. {(step.Kind == ChangeKind.Permissions ? "Permissions of " : "")}{step.Path}"));
            if (step.Kind == ChangeKind.Permissions)
                text.Line(step.Reason, 1);
            else
                text.Lines(step.Details, 1);
            text.Diff(step.Diff, 2);
        }

        var inherited = plan.Steps.Where(step => step.IsInherited).Select(step => step.Path).ToArray();
        if (inherited.Length > 0)
        {
            text.Head(FormattableString.Invariant($"Files and folders below that inherit it: {inherited.Length}")).Lines(inherited.Take(MaxInherited), 1);
            if (inherited.Length > MaxInherited)
                text.Line(FormattableString.Invariant($"and {inherited.Length - MaxInherited} more"), 1);
        }
    }

    // Handlers whose requests change alike stand in one line.
    private static IEnumerable<string> Identities(IEnumerable<PredictedIdentity> identities) =>
        identities.GroupBy(row => (Place: $"{row.Site}{row.Path}", row.Authentication, Changes: Changes(row)))
            .Select(group => $"{group.Key.Place} {string.Join(", ", group.Select(row => row.HandlerKind).Distinct())} by {group.Key.Authentication}: {group.Key.Changes}");

    private static string Changes(PredictedIdentity row)
    {
        var parts = new[]
        {
            (What: "request", Before: row.RequestBefore, After: row.RequestAfter),
            (What: "code", Before: row.CodeBefore, After: row.CodeAfter),
            (What: "content", Before: row.ContentBefore, After: row.ContentAfter),
            (What: "network", Before: row.NetworkBefore, After: row.NetworkAfter),
        };
        var changes = parts.Where(part => part.Before != part.After).GroupBy(part => $"{Name(part.Before)} -> {Name(part.After)}", part => part.What);
        return string.Join("; ", changes.Select(group => $"{string.Join(", ", group)} {group.Key}").Concat(row.Problems));
    }

    private static string Name(string name) => name.Length == 0 ? "nobody" : name;

    // What several parts of the work need alike stands in one line.
    private static IEnumerable<string> Access(IEnumerable<PredictedAccess> access) =>
        access.GroupBy(Verdicts).Select(group => group.Select(row => row.Purpose).Where(purpose => purpose != FolderPurpose.None).Distinct().ToArray() is { Length: > 0 } purposes
            ? $"{group.Key} ({string.Join(", ", purposes)})"
            : group.Key);

    private static string Verdicts(PredictedAccess row)
    {
        var who = row.IdentityBefore == row.IdentityAfter
            ? $"{row.IdentityAfter} {row.AccessBefore} -> {row.AccessAfter}"
            : $"{row.IdentityBefore} {row.AccessBefore} -> {row.IdentityAfter} {row.AccessAfter}";
        var missing = row.IsLost ? $", missing {RightsText.Of(row.Missing, row.PathKind)}" : "";
        return $"{(row.IsLost ? "! " : "")}{row.Path}: {RightsText.Of(row.Right, row.PathKind)}: {who}{missing}";
    }
}
