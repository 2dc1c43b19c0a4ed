using System.Globalization;
using IisIdentityTools.Changes.Scripts;

namespace IisIdentityTools.Changes;

/// <summary>Writes a plan as a script for servers on which nothing may be installed.</summary>
public static class PlanScript
{
    /// <summary>
    /// The plan as a script for Windows PowerShell 5.1 that needs no module: configuration by appcmd, permissions by icacls and SID. It makes sure that
    /// it runs on the right server and that the permissions are as they were captured, backs everything up, and says how to go back. ASCII, with
    /// the line ends of Windows.
    /// </summary>
    /// <param name="plan">The plan, in any state.</param>
    /// <exception cref="ChangeException">ScriptImpossible: a name in it cannot be handed to a program.</exception>
    public static string Write(ChangePlan plan)
    {
        var script = new ScriptBuilder();
        AddComments(script, plan);
        script.AddText(ScriptParts.Head);
        script.Add("");
        if (plan.Steps.Count == 0)
            script.Add($"Write-Host {ScriptText.Quote($"Nothing is to be done{(plan.Server.Length == 0 ? "" : $" on {plan.Server}")}{Rest(plan)}")}");
        else
            AddChange(script, plan);
        return script.ToString();
    }

    private static string Rest(ChangePlan plan) => plan.Notes.Count == 0 ? ": everything is as it should be." : ": the notes say what stands as it is.";

    private static void AddComments(ScriptBuilder script, ChangePlan plan)
    {
        script.Comment(plan.Reason);
        script.Comment("");
        script.Comment($"For {(plan.Server.Length == 0 ? "a server whose name was not captured" : plan.Server)}; planned from '{plan.Source}'{Captured(plan)}.");
        script.Comment("Needs Windows PowerShell 5.1, started as administrator. No module.");
        if (plan.Steps.Count == 0)
            script.Comment("Nothing is to be done" + Rest(plan));
        AddList(script, "WHAT WORKS NOW AND WOULD NOT AFTERWARDS:", plan.Breaks, "! ");
        AddList(script, "To be known:", plan.Notes, "- ");
    }

    private static string Captured(ChangePlan plan) =>
        plan.CapturedUtc is { } time ? time.ToString("', captured 'yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture) : ", captured at an unknown time";

    private static void AddList(ScriptBuilder script, string heading, IReadOnlyList<string> sentences, string mark)
    {
        if (sentences.Count == 0)
            return;
        script.Comment("");
        script.Comment(heading);
        foreach (var sentence in sentences)
            script.Comment(sentence, mark);
    }

    private static void AddChange(ScriptBuilder script, ChangePlan plan)
    {
        var files = plan.Steps.Where(step => step.Kind == ChangeKind.ConfigurationFile).ToArray();
        var lists = plan.Steps.Where(step => step is { Kind: ChangeKind.Permissions, IsInherited: false }).ToArray();
        script.AddText(ScriptParts.Functions);
        ScriptChecks.Add(script, plan, files, lists);
        ScriptBackup.Add(script, files, lists);
        script.Add("", "try {");
        script.Indent = "    ";
        foreach (var step in files)
            ConfigurationCommands.Add(script, step);
        foreach (var step in lists)
            PermissionCommands.Add(script, step);
        if (plan.Steps.Count(step => step.IsInherited) is var inherited && inherited > 0)
            script.Comment(FormattableString.Invariant($"Lists below that inherit from these: {inherited}. Windows hands the entries down itself."));
        script.Indent = "";
        script.Add("}", "catch {", "    Write-Warning 'Not everything was done.'", "    Show-WayBack", "    throw", "}");
        script.Add($"Write-Host {ScriptText.Quote("Done: " + plan.Reason)}", "Show-WayBack");
    }
}
