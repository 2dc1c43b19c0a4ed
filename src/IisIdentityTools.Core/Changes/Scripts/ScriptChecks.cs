using IisIdentityTools.Facts;

namespace IisIdentityTools.Changes.Scripts;

/// <summary>What a script makes sure of before it touches anything.</summary>
internal static class ScriptChecks
{
    /// <summary>Adds the checks.</summary>
    public static void Add(ScriptBuilder script, ChangePlan plan, IEnumerable<PlannedChange> files, IEnumerable<PlannedChange> lists)
    {
        script.Add("");
        if (plan.Server.Length > 0)
            script.Add($"$server = {ScriptText.Quote(plan.Server)}", "Assert-Check ($env:COMPUTERNAME -eq $server) \"This is $env:COMPUTERNAME; the change was planned for $server.\"");
        script.AddText(ScriptParts.Restore);
        script.Add("");
        if (plan.State == PlanState.Refused)
            script.Add("Assert-Check $false 'This takes away what works now: see the top of the script.'");
        foreach (var step in files.Where(step => WindowsPath.IsRooted(step.Path)))
        {
            // appcmd edits what it finds: other settings in the file may well have changed since.
            script.Add(
                $"if ((Get-FileHash -LiteralPath {ScriptText.Quote(step.Path)} -Algorithm SHA256).Hash -ne '{step.Before}') {{",
                $"    Write-Warning {ScriptText.Quote($"'{step.Path}' was changed after it was captured. What was predicted may not come true.")}",
                "}");
        }

        foreach (var step in lists)
            script.Add($"Assert-Dacl {ScriptText.Quote(step.Path)} {ScriptText.Quote(step.Before)}");
    }
}
