using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;

namespace IisIdentityTools.Cli.Changes;

/// <summary>A plan for people: what it breaks first, then what is written, then who runs as whom and may do what.</summary>
/// <param name="host">Where it goes to.</param>
/// <param name="source">The source as the user named it, for commands to be typed.</param>
/// <param name="remedy">What helps when it is refused.</param>
internal sealed class PlanSink(CliHost host, string source, string remedy) : IAnswerSink<ChangePlan>
{
    private readonly Page _page = new(host);

    public void Write(ChangePlan plan)
    {
        _page.Wrapped("", $"{(plan.Server.Length == 0 ? "" : $"{plan.Server}: ")}{plan.Reason}", Style.Bold);
        foreach (var sentence in plan.Breaks)
            _page.Wrapped("  ! ", sentence, Style.Red);
        if (plan is { Steps.Count: > 0, Breaks.Count: 0 })
            _page.Line("  Nothing that works now would break.");
        foreach (var sentence in plan.Notes)
            _page.Wrapped("  - ", sentence, Style.Yellow);
        foreach (var step in plan.Steps.Where(step => !step.IsInherited))
            Write(step);
        if (plan.Steps.Count(step => step.IsInherited) is var inherited && inherited > 0)
            _page.Line(inherited == 1 ? "1 file or folder below inherits it." : FormattableString.Invariant($"{inherited} files and folders below inherit it."));
        IdentityTable.Write(_page, plan.Identities);
        AccessTable.Write(_page, plan.Access);
        _page.Line();
        _page.Wrapped("", State(plan), Style.Bold);
        if (plan.State == PlanState.Applied)
            _page.Line($"To take it back: iisid undo {ShellText.Of(source)} {plan.ChangeId}");
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }

    private void Write(PlannedChange step)
    {
        _page.Line();
        var lines = step.Diff.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r'));
        if (step.Kind == ChangeKind.ConfigurationFile)
        {
            // The difference names the file in its own head, and is for patch as well: its lines stay whole.
            foreach (var line in lines)
                _page.Line(line, StyleOf(line));
            return;
        }

        _page.Line(step.Path, Style.Bold);
        _page.Wrapped("  ", step.Reason);
        foreach (var line in lines)
            _page.Wrapped("  " + line[..2], line[2..], StyleOf(line));
    }

    private static Style StyleOf(string line) => line switch
    {
        ['-', '-', '-', ..] or ['+', '+', '+', ..] => Style.Bold,
        ['-', ..] => Style.Red,
        ['+', ..] => Style.Green,
        _ => Style.Plain,
    };

    private string State(ChangePlan plan) => plan.State switch
    {
        // A note may say that what was asked for would not help.
        PlanState.NothingToDo => plan.Notes.Count == 0 ? "Nothing to do: everything is as it should be." : "Nothing to do: the notes say what stands as it is.",
        PlanState.Refused => $"Refused, because it would break what works now. {remedy}",
        PlanState.Applied => $"Done, and it is as predicted. This is change {plan.ChangeId}.",
        _ => "Nothing was written. --apply does it here, --script makes a script for the server.",
    };
}
