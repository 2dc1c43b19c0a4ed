using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>Reads the names that Process Monitor gives to rights in "Desired Access"; they are the same in every language of Windows.</summary>
internal static class ProcessMonitorRights
{
    private static readonly Dictionary<string, FileRights> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Generic Read"] = FileRights.Read,
        ["Generic Write"] = FileRights.Write,
        ["Generic Read/Write"] = FileRights.Read | FileRights.Write,
        ["Generic Execute"] = FileRights.Execute,
        ["Generic Read/Execute"] = FileRights.ReadAndExecute,
        ["All Access"] = FileRights.FullControl,
        ["Generic All"] = FileRights.FullControl,
        ["Read Data/List Directory"] = FileRights.ReadData,
        ["Write Data/Add File"] = FileRights.WriteData,
        ["Append Data/Add Subdirectory/Create Pipe Instance"] = FileRights.AppendData,
        ["Read EA"] = FileRights.ReadExtendedAttributes,
        ["Write EA"] = FileRights.WriteExtendedAttributes,
        ["Execute/Traverse"] = FileRights.ExecuteFile,
        ["Delete Child"] = FileRights.DeleteSubdirectoriesAndFiles,
        ["Read Attributes"] = FileRights.ReadAttributes,
        ["Write Attributes"] = FileRights.WriteAttributes,
        ["Delete"] = FileRights.Delete,
        ["Read Control"] = FileRights.ReadPermissions,
        ["Write DAC"] = FileRights.ChangePermissions,
        ["Write Owner"] = FileRights.TakeOwnership,
        ["Synchronize"] = FileRights.Synchronize,
    };

    /// <summary>The rights that a row asked for; none when it does not say.</summary>
    public static FileRights Of(ProcessMonitorEntry entry)
    {
        if (entry.DesiredAccess.Length == 0)
            return entry.Operation == "Process Create" ? FileRights.ReadAndExecute : FileRights.None;
        var rights = FileRights.None;
        foreach (var name in entry.DesiredAccess.Split(','))
            if (s_names.TryGetValue(name.Trim(), out var right))
                rights |= right;
        return rights;
    }
}
