using IisIdentityTools.Changes.Editing;

namespace IisIdentityTools.Changes.Scripts;

/// <summary>
/// Edits of configuration files as calls of appcmd: <c>/name:value</c> sets, <c>--name</c> removes an attribute, <c>/commit</c> says in which file
/// (Microsoft Learn "Getting Started with AppCmd.exe"; the removal as in item 1.6 of the CIS IIS benchmark).
/// </summary>
internal static class ConfigurationCommands
{
    /// <summary>Adds the calls, one for each place and section.</summary>
    public static void Add(ScriptBuilder script, PlannedChange step)
    {
        foreach (var detail in step.Details)
            script.Comment(detail);
        foreach (var call in step.Edits.GroupBy(edit => (edit.Place, edit.IsInServerFile, edit.Edit.Section)))
        {
            // An attribute that is edited twice ends as the last edit wants it.
            var edits = call.GroupBy(edit => edit.Edit.Attribute, StringComparer.Ordinal).Select(attribute => attribute.Last().Edit);
            var arguments = edits.Select(Argument).Prepend($"/section:{call.Key.Section}").Append(call.Key.IsInServerFile ? "/commit:apphost" : "/commit:url");
            script.Add(
                $"& $appcmd set config {ScriptText.Argument(call.Key.Place)} {string.Join(" ", arguments.Select(ScriptText.Argument))}",
                "Assert-Success 'appcmd set config'");
        }
    }

    // Windows PowerShell 5.1 drops an empty argument, but not the rest of this one.
    private static string Argument(ConfigurationEdit edit) => edit.Kind == ConfigurationEditKind.SetAttribute ? $"/{edit.Attribute}:{edit.Value}" : $"--{edit.Attribute}";
}
