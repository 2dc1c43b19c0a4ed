using System.Collections;
using System.Management.Automation;
using Pipeline = System.Management.Automation.PowerShell;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>The snapshot that a command line is about: its -Snapshot, or else the default that the session gives that parameter.</summary>
internal static class SnapshotOfLine
{
    private const string Parameter = "Snapshot";

    /// <summary>Full path of the snapshot, or null when the line names none that exists.</summary>
    public static string? Find(string commandName, IDictionary bound)
    {
        var snapshot = bound[Parameter]?.ToString() ?? Default(commandName);
        return string.IsNullOrEmpty(snapshot) ? null : First("Convert-Path", "LiteralPath", snapshot!) as string;
    }

    private static string? Default(string commandName)
    {
        if (First("Get-Variable", "Name", "PSDefaultParameterValues") is not PSVariable { Value: IDictionary defaults })
            return null;
        foreach (DictionaryEntry entry in defaults)
        {
            var parts = entry.Key.ToString()!.Split(':');
            if (parts.Length == 2 && Matches(parts[1], Parameter) && Matches(parts[0], commandName))
                return (entry.Value as PSObject)?.BaseObject as string ?? entry.Value as string;
        }

        return null;
    }

    private static bool Matches(string pattern, string name) => new WildcardPattern(pattern.Trim(), WildcardOptions.IgnoreCase).IsMatch(name);

    // The session state may not be asked while a pipeline runs, and completing is a pipeline; a nested command may.
    private static object? First(string command, string parameter, string value)
    {
        using var nested = Pipeline.Create(RunspaceMode.CurrentRunspace);
        var found = nested.AddCommand(command).AddParameter(parameter, value).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke();
        return found.Count == 0 ? null : found[0]?.BaseObject;
    }
}
