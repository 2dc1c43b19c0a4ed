namespace IisIdentityTools.Facts.Snapshots;

/// <summary>
/// The server's environment variables. SystemDrive, SystemRoot and windir follow from each other or from where applicationHost.config
/// was captured; when nothing tells them their stock values are assumed, so that paths can be read at all.
/// </summary>
internal sealed class CapturedEnvironment
{
    private const string SystemDrive = "SystemDrive";
    private const string SystemRoot = "SystemRoot";
    private const string WinDir = "windir";
    private const string StockDrive = "C:";
    private const string ConfigurationPath = @"\System32\inetsrv\config\" + SnapshotLayout.ApplicationHostFile;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _assumed = new(StringComparer.OrdinalIgnoreCase);

    public CapturedEnvironment(ServerFactsDocument? document, SnapshotIndex index)
    {
        foreach (var variable in document?.Environment ?? new Dictionary<string, string>())
            _values[variable.Key] = variable.Value;
        var windows = FindFolder(WinDir) ?? FindFolder(SystemRoot) ?? FindWindowsFolder(index);
        SetMissing(SystemDrive, windows is null ? null : WindowsPath.Root(windows).TrimEnd('\\'), StockDrive);
        SetMissing(SystemRoot, windows, _values[SystemDrive] + @"\Windows");
        SetMissing(WinDir, windows, _values[SystemRoot]);
        WindowsFolder = FindFolder(WinDir) ?? StockDrive + @"\Windows";
    }

    /// <summary>The folder that Windows is installed in, normalised.</summary>
    public string WindowsFolder { get; }

    public string? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    public bool IsAssumed(string name) => _assumed.Contains(name);

    private string? FindFolder(string name) =>
        _values.TryGetValue(name, out var value) && WindowsPath.IsRooted(value) ? WindowsPath.Normalize(value) : null;

    private void SetMissing(string name, string? derived, string assumed)
    {
        if (_values.ContainsKey(name))
            return;
        if (derived is null)
            _assumed.Add(name);
        _values.Add(name, derived ?? assumed);
    }

    // A bare file stands at the stock place because nobody knows better, which tells nothing.
    private static string? FindWindowsFolder(SnapshotIndex index)
    {
        if (!index.PromisesFolders)
            return null;
        var found = index.Paths.Where(path => path.EndsWith(ConfigurationPath, StringComparison.OrdinalIgnoreCase) && !WindowsPath.IsUnc(path)).Take(2).ToList();
        return found.Count == 1 ? found[0].Substring(0, found[0].Length - ConfigurationPath.Length) : null;
    }
}
