using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Logs.Files;

/// <summary>Finds log files: a file as it is, folders with all below them, wildcards in any part of a path.</summary>
internal sealed class LogFinder
{
    private const int DeepestFolder = 64;

    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private readonly List<LogProblem> _problems = [];

    /// <summary>What could not be looked at.</summary>
    public IReadOnlyList<LogProblem> Problems => _problems;

    /// <summary>Paths and sizes of the files found, each once.</summary>
    public IReadOnlyCollection<KeyValuePair<string, long>> Files => _files;

    /// <summary>Looks for what a path names.</summary>
    public void Find(string path)
    {
        var before = _files.Count + _problems.Count;
        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full))
                AddFolder(new(full), 0);
            else if (File.Exists(full))
                AddFile(new(full));
            else if (Wildcard.Has(path))
                AddMatches(full);
            else
                Report(path, "There is no such file or folder.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            Report(path, e.Message);
        }

        if (_files.Count + _problems.Count == before && !IsKnown(path))
            Report(path, "There is no log in it. Logs end in .log or .log.gz; name a file of another name itself.");
    }

    private bool IsKnown(string path) => _files.Keys.Any(file => Wildcard.Has(path) || file.StartsWith(Path.GetFullPath(path), StringComparison.Ordinal));

    private void AddFile(FileInfo file)
    {
        if (file.Name.EndsWith(".ibl", StringComparison.OrdinalIgnoreCase))
        {
            Report(file.FullName, "This is a central binary log, which is not read. Let IIS write W3C logs (log/@centralLogFileMode Site or CentralW3C), or convert it first.");
            return;
        }

        // A folder's listing is behind with the size of a file that is being written.
        file.Refresh();
        _files[file.FullName] = file.Length;
    }

    private void AddFolder(DirectoryInfo folder, int depth)
    {
        if (LogPlace.OtherService(folder.FullName) is { } service)
        {
            Report(folder.FullName, $"Logs of {service} are not read: they hold no HTTP statuses.");
            return;
        }

        foreach (var entry in Entries(folder))
        {
            if (entry is FileInfo file && IsLogName(file.Name))
                AddFile(file);
            else if (entry is DirectoryInfo below && depth < DeepestFolder && (below.Attributes & FileAttributes.ReparsePoint) == 0)
                AddFolder(below, depth + 1);
        }
    }

    private IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            Report(folder.FullName, e.Message);
            return [];
        }
    }

    private void AddMatches(string pattern)
    {
        var root = Path.GetPathRoot(pattern)!;
        var parts = pattern.Substring(root.Length).Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        List<FileSystemInfo> found = [new DirectoryInfo(root)];
        foreach (var part in parts)
            found = [.. found.OfType<DirectoryInfo>().SelectMany(folder => Matches(folder, part))];
        foreach (var entry in found)
        {
            if (entry is FileInfo file)
                AddFile(file);
            else
                AddFolder((DirectoryInfo)entry, 0);
        }
    }

    private IEnumerable<FileSystemInfo> Matches(DirectoryInfo folder, string part)
    {
        if (Wildcard.Has(part))
            return Entries(folder).Where(entry => Wildcard.Matches(part, entry.Name));
        var path = Path.Combine(folder.FullName, part);
        return Directory.Exists(path) ? [new DirectoryInfo(path)] : File.Exists(path) ? [new FileInfo(path)] : [];
    }

    private static bool IsLogName(string name) =>
        name.EndsWith(".log", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".log" + LogPlace.Packed, StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ibl", StringComparison.OrdinalIgnoreCase);

    private void Report(string file, string message) => _problems.Add(new() { File = file, Message = message, IsUnread = true });
}
