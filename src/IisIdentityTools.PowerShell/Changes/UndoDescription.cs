using IisIdentityTools.Changes;

namespace IisIdentityTools.PowerShell.Changes;

/// <summary>What undoing a change would put back, in the words of -WhatIf and of the confirmation.</summary>
internal static class UndoDescription
{
    /// <summary>The description.</summary>
    public static string Of(ChangeRecord record, IReadOnlyList<(ChangeStep Step, string Diff)> steps)
    {
        var text = new ChangeText().Line($"{record.Server}: undo of {record.Id}: {record.Reason}").Line($"({record.File})");
        if (record.State == ChangeState.Pending)
            text.Head("The change was begun and not finished: what it has written is put back.");
        if (steps.Count == 0)
            text.Head("It has written nothing; only its record is closed.");
        var number = 0;
        foreach (var (step, diff) in steps)
            text.Head(FormattableString.Invariant($"{++number}. {(step.Kind == ChangeKind.Permissions ? "Permissions of " : "")}{step.Path}")).Diff(diff, 2);
        return text.ToString();
    }
}
