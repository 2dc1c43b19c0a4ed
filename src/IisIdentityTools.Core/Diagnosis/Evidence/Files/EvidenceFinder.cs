using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Evidence.Files;

/// <summary>Finds evidence files: a file as it is, a folder's files of that kind, wildcards in the last part of a path.</summary>
internal static class EvidenceFinder
{
    /// <summary>The files that a path names, in ordinal order.</summary>
    /// <param name="path">The path.</param>
    /// <param name="patterns">Which files of a folder are of the kind, "fr*.xml".</param>
    /// <exception cref="FileNotFoundException">It names none.</exception>
    public static IReadOnlyList<string> Find(string path, string[] patterns)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return [full];
        var found = Directory.Exists(full) ? Matching(full, patterns)
            : Path.GetDirectoryName(full) is { } folder && Directory.Exists(folder) && Wildcard.Has(Path.GetFileName(full)) ? Matching(folder, [Path.GetFileName(full)])
            : throw new FileNotFoundException("There is no such file or folder.", path);
        return found.Length > 0 ? found : throw new FileNotFoundException($"There is no file {string.Join(" or ", patterns)} in it.", path);
    }

    private static string[] Matching(string folder, string[] patterns) =>
        Directory.GetFiles(folder).Where(file => patterns.Any(pattern => Wildcard.Matches(pattern, Path.GetFileName(file)))).OrderBy(file => file, StringComparer.Ordinal).ToArray();
}
