namespace IisIdentityTools.Changes.Scripts;

/// <summary>How a script keeps what was there before, and says how to go back.</summary>
internal static class ScriptBackup
{
    /// <summary>Adds the backup of everything that is changed.</summary>
    public static void Add(ScriptBuilder script, IReadOnlyList<PlannedChange> files, IReadOnlyList<PlannedChange> lists)
    {
        script.Add("");
        script.AddText(ScriptParts.Backup);
        var ways = new List<string>();
        if (files.Any(step => step.Edits.Any(edit => edit.IsInServerFile)))
        {
            script.Add("& $appcmd add backup $backup", "Assert-Success 'appcmd add backup'");
            ways.Add("\"  & $(ConvertTo-Quoted $appcmd) restore backup $backup    # applicationHost.config as a whole; restarts IIS\"");
        }

        // appcmd backs up the files of the server itself and no web.config.
        var copies = files.Where(step => step.Edits.Any(edit => !edit.IsInServerFile)).ToArray();
        for (var i = 0; i < copies.Length; i++)
        {
            var (path, copy) = (ScriptText.Quote(copies[i].Path), FormattableString.Invariant($"web.config.{i + 1}"));
            script.Add($"Copy-Item -LiteralPath {path} -Destination (Join-Path $folder '{copy}')");
            ways.Add($"\"  Copy-Item -LiteralPath $(ConvertTo-Quoted (Join-Path $folder '{copy}')) -Destination $(ConvertTo-Quoted {path})\"");
        }

        if (lists.Count > 0)
        {
            AddPermissions(script, lists);
            ways.Add("\"  & $(ConvertTo-Quoted $PSCommandPath) -RestorePermissions $(ConvertTo-Quoted $permissions)\"");
        }

        script.Add("", "function Show-WayBack {", "    Write-Host 'To go back:'");
        script.Add([.. ways.Select(way => $"    Write-Host {way}"), "}"]);
    }

    private static void AddPermissions(ScriptBuilder script, IReadOnlyList<PlannedChange> lists)
    {
        script.Add("$permissions = Join-Path $folder 'permissions.csv'", "@(");
        foreach (var step in lists)
            script.Add($"    [pscustomobject] @{{ Path = {ScriptText.Quote(step.Path)}; Sddl = Get-Dacl {ScriptText.Quote(step.Path)} }}");
        script.Add(") | Export-Csv -LiteralPath $permissions -Encoding UTF8 -NoTypeInformation");
    }
}
