using IisIdentityTools.Diagnosis.Logs.Files;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>The logs to read: files in the order in which they were written, rotated sets one after the other.</summary>
public sealed class LogInput
{
    private LogInput(IReadOnlyList<LogFile> files, IReadOnlyList<LogProblem> problems) => (Files, Problems) = (files, problems);

    /// <summary>The files.</summary>
    public IReadOnlyList<LogFile> Files { get; }

    /// <summary>What was named and is not read.</summary>
    public IReadOnlyList<LogProblem> Problems { get; }

    /// <summary>Finds logs.</summary>
    /// <param name="paths">Files, folders (everything below that ends in .log or .log.gz), or wildcards; relative paths stand on the process's folder.</param>
    /// <param name="server">Name of the server for logs that do not tell it.</param>
    /// <exception cref="LogException">Nothing was found at all.</exception>
    public static LogInput Find(IEnumerable<string> paths, string server = "")
    {
        var finder = new LogFinder();
        foreach (var path in paths)
            finder.Find(path);
        if (finder.Files.Count == 0)
            throw new LogException(finder.Problems.Count == 0 ? "No log was named." : string.Join(" ", finder.Problems));
        var collections = finder.Files.Select(file => LogPlace.CollectionOf(file.Key)).Distinct(StringComparer.Ordinal).Count(folder => folder is not null);
        var files = finder.Files.Select(file => Describe(file.Key, file.Value, collections > 1, server)).ToList();
        files.Sort((one, other) => string.CompareOrdinal(one.Set, other.Set) is var order && order != 0 ? order : LogPlace.Compare(one.Path, other.Path));
        return new(files, finder.Problems);
    }

    // Logs of one server lie in one folder, whatever its name; only where several such folders are read do their names tell servers apart.
    private static LogFile Describe(string path, long length, bool hasSeveralServers, string usualServer)
    {
        var server = LogPlace.ServerOf(path);
        if (server.Length == 0 && hasSeveralServers)
            server = LogPlace.ServerOfCollection(LogPlace.CollectionOf(path));
        return new()
        {
            Path = path,
            Length = length,
            Site = LogPlace.SiteOf(path),
            Server = server.Length > 0 ? server : usualServer,
            IsCompressed = path.EndsWith(LogPlace.Packed, StringComparison.OrdinalIgnoreCase),
            Set = LogPlace.SetOf(path),
        };
    }
}
