using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Changes;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>What the cmdlets share that plan a change, show it, and apply it when it is confirmed.</summary>
public abstract class PlanCommand : ChangeCommand
{
    private const string Question = "Make this change?";
    private const string Refusal = "AccessWouldBeLost";

    /// <summary>
    /// Writes the plan as a commented script for Windows PowerShell 5.1 instead, for a server on which no module may be installed. Nothing is
    /// changed and nothing is asked.
    /// </summary>
    [Parameter]
    public SwitchParameter AsScript { get; set; }

    /// <summary>Writes the plan as an object instead, whether it could be applied or not. Nothing is changed and nothing is asked.</summary>
    [Parameter]
    public SwitchParameter AsPlan { get; set; }

    /// <summary>What to do when a plan is refused because something would break.</summary>
    private protected abstract string Remedy { get; }

    /// <summary>True when the plan's notes say why there is nothing to do; else they need not be heard again and again.</summary>
    private protected abstract bool WarnsOfNothing { get; }

    /// <summary>Plans everything that was collected for a server.</summary>
    private protected abstract ChangePlan Plan(OpenServer server, Action<IdentityQueryException> onMissing);

    private protected sealed override void Change(OpenServer server, ServerChanges changes)
    {
        var missing = new List<IdentityQueryException>();
        var plan = Guard.Run(server.Name, () => Plan(server, missing.Add));
        // Records of a pipeline that name the same ask for it again and again.
        foreach (var error in missing.GroupBy(error => error.Message).Select(group => group.First()))
            Report(error);
        if (plan is null || plan.State == PlanState.NothingToDo && missing.Exists(error => !error.IsWarning))
            return;
        foreach (var note in AsPlan ? [] : plan.Notes)
            Say($"{plan.Server}: {note}", plan.State);
        if (AsPlan)
            WriteObject(plan);
        else if (AsScript && plan.State != PlanState.Refused)
            WriteScript(plan);
        else if (Carry(plan, changes) is { } result && PassThru)
            WriteObject(result);
    }

    private void Say(string note, PlanState state)
    {
        if (state == PlanState.NothingToDo && !WarnsOfNothing)
            WriteVerbose(note);
        else
            WriteWarning(note);
    }

    private void WriteScript(ChangePlan plan)
    {
        if (Guard.Run(plan.Server, () => PlanScript.Write(plan)) is { } script)
            WriteObject(script);
    }

    private void Report(IdentityQueryException error)
    {
        if (error.IsWarning)
            WriteWarning(error.Message);
        else
            WriteError(IisErrorRecords.NothingChangedFor(error));
    }

    /// <summary>The plan as far as it came; null when it came to nothing.</summary>
    private ChangePlan? Carry(ChangePlan plan, ServerChanges changes)
    {
        if (plan.State == PlanState.NothingToDo)
        {
            WriteVerbose($"Nothing to change on '{plan.Server}' ({plan.Reason})");
            return plan;
        }

        if (plan.State == PlanState.Refused && !IsWhatIf)
            return Apply(plan, changes);
        if (IsConfirmed(PlanDescription.Of(plan, Remedy), QuestionAbout(plan)))
            return Apply(plan, changes);
        return IsWhatIf ? plan : null;
    }

    // What breaks stands at the top of a description that may be longer than the window.
    private static string QuestionAbout(ChangePlan plan) =>
        plan.Breaks.Count == 0 ? Question : FormattableString.Invariant($"IT BREAKS what works now: {plan.Breaks.Count} of the lines above begin with '!'. {Question}");

    private ChangePlan? Apply(ChangePlan plan, ServerChanges changes)
    {
        ErrorRecord? refusal = null;
        var applied = Guard.Run(plan.Server, () =>
        {
            try
            {
                Cancellation.ThrowIfCancellationRequested();
                return changes.Apply(plan);
            }
            catch (ChangeException e) when (e.ErrorId == Refusal)
            {
                refusal = IisErrorRecords.AccessWouldBeLost(e, plan, Remedy);
                return null;
            }
        });
        if (refusal is not null)
            WriteError(refusal);
        if (applied is not null)
            WriteVerbose($"Changed '{applied.Server}': {applied.Reason} Undo-IisChange -Id {applied.ChangeId} takes it back.");
        return applied;
    }
}
