namespace IisIdentityTools.Facts.Snapshots;

/// <summary>Which name inside a snapshot means what. Names ignore case, and both slashes separate, whatever system made the snapshot.</summary>
internal static class SnapshotLayout
{
    public const string FactsFile = "facts.json";
    public const string ApplicationHostFile = "applicationHost.config";

    /// <summary>Where a folder or file stands that says nothing of its place.</summary>
    public const string StockConfigurationFolder = @"C:\Windows\System32\inetsrv\config";

    /// <summary>The folder in the root that holds the records of changes. It holds no facts.</summary>
    public const string ChangesFolder = "changes";

    /// <summary>How the name of a file ends that is being written beside the file it will replace; what a killed writer leaves behind.</summary>
    public const string UnfinishedSuffix = ".iisid-tmp";

    public const string DrivesFolder = "drives";
    public const string UncFolder = "unc";

    private const string SchemaFolder = "schema";
    private static readonly char[] s_separators = ['/', '\\'];
    private static readonly string[] s_configurationFiles = [ApplicationHostFile, "redirection.config", "administration.config"];

    /// <summary>The parts of a name, without empty ones and <c>.</c>.</summary>
    public static string[] Split(string name)
    {
        var parts = name.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        return Array.IndexOf(parts, ".") < 0 ? parts : parts.Where(part => part != ".").ToArray();
    }

    /// <summary>True for a file that never came to replace another.</summary>
    public static bool IsUnfinished(string name) => name.EndsWith(UnfinishedSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when an unpacker that trusts the name would write outside of its folder.</summary>
    public static bool LeadsOut(string name, string[] parts) =>
        name.Length > 0 && name[0] is '/' or '\\' || Array.IndexOf(parts, "..") >= 0 || parts.Length > 0 && parts[0].IndexOf(':', 0) >= 0;

    /// <summary>True for a name that the root of a snapshot or a configuration folder has.</summary>
    public static bool IsRootName(string name) =>
        Is(name, FactsFile) || Is(name, DrivesFolder) || Is(name, UncFolder) || Is(name, ApplicationHostFile);

    /// <summary>True for a folder directly in the root that holds anything of use.</summary>
    public static bool IsRootFolder(string name) => Is(name, DrivesFolder) || Is(name, UncFolder) || Is(name, SchemaFolder);

    /// <summary>True for a name in the root of a captured snapshot.</summary>
    public static bool IsSnapshotName(string[] parts, int depth) =>
        parts.Length == depth + 1 && Is(parts[depth], FactsFile)
        || parts.Length > depth + 1 && (Is(parts[depth], DrivesFolder) || Is(parts[depth], UncFolder));

    /// <summary>True for the applicationHost.config in the root.</summary>
    public static bool IsApplicationHost(string[] parts, int depth) => parts.Length == depth + 1 && Is(parts[depth], ApplicationHostFile);

    /// <summary>True for the facts.json in the root.</summary>
    public static bool IsFacts(string[] parts, int depth) => parts.Length == depth + 1 && Is(parts[depth], FactsFile);

    /// <summary>The Windows path that a name in <c>drives</c> or <c>unc</c> stands for, a drive's or share's root included; null for every other name.</summary>
    public static string? CapturedPath(string[] parts, int depth)
    {
        var count = parts.Length - depth;
        if (count >= 2 && Is(parts[depth], DrivesFolder) && IsDriveLetter(parts[depth + 1]))
            return parts[depth + 1].ToUpperInvariant() + @":\" + Join(parts, depth + 2);
        return count >= 3 && Is(parts[depth], UncFolder) ? @"\\" + Join(parts, depth + 1) : null;
    }

    /// <summary>The Windows path of a file of a configuration folder; null for files that are not looked at.</summary>
    public static string? ConfigurationPath(string[] parts, int depth)
    {
        var count = parts.Length - depth;
        var isConfiguration = count == 1 && s_configurationFiles.Contains(parts[depth], StringComparer.OrdinalIgnoreCase);
        var isSchema = count == 2 && Is(parts[depth], SchemaFolder) && parts[depth + 1].EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        return isConfiguration || isSchema ? StockConfigurationFolder + @"\" + Join(parts, depth) : null;
    }

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    private static bool IsDriveLetter(string name) => name.Length == 1 && name[0] is >= 'A' and <= 'Z' or >= 'a' and <= 'z' && name.Length == 1;

    private static string Join(string[] parts, int start) => string.Join(@"\", parts, start, parts.Length - start);
}
