namespace IisIdentityTools.Facts;

/// <summary>
/// Windows paths as text, the same on every operating system. Nothing here touches a disk, and no text but null is refused: what is
/// no Windows path comes out as it went in, tidied. Trailing dots and spaces of names, which Windows drops, are kept.
/// </summary>
public static class WindowsPath
{
    private const string UncPrefix = @"\\";

    /// <summary>How Windows compares paths: ordinal, ignoring case.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>
    /// One spelling for a path: <c>/</c> becomes <c>\</c>, repeated separators become one, <c>.</c> and <c>..</c> are resolved (never
    /// above the root), the trailing separator goes (but <c>C:\</c> keeps it), and the prefixes <c>\\?\</c>, <c>\\?\UNC\</c>, <c>\\.\</c>
    /// and <c>\??\</c> go where a drive or share follows. A drive alone, <c>C:</c>, is its root: a server has no current folder.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static string Normalize(string path)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path), "A Windows path is needed, not null.");
        if (IsNormal(path))
            return path;
        var text = path;
        // Resolving dots can bring a device prefix to light (\\?\.\C:\x), and stripping it can bring another.
        do
            text = Tidy(StripDevicePrefix(text.Replace('/', '\\')));
        while (!ReferenceEquals(StripDevicePrefix(text), text));
        return text;
    }

    /// <summary>True for a path on a share, <c>\\server\share\...</c>; false for device paths such as <c>\\?\Volume{...}</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static bool IsUnc(string path)
    {
        var normal = Normalize(path);
        return HasUncPrefix(normal) && !IsDevice(normal);
    }

    /// <summary>True when the path says where it starts: at a drive's root, on a share or at a device. <c>\x</c>, <c>C:x</c> and <c>x</c> do not.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static bool IsRooted(string path) => Root(path).Length > 0;

    /// <summary>The root, <c>C:\</c> or <c>\\server\share</c>; empty when the path has none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static string Root(string path)
    {
        var normal = Normalize(path);
        return normal.Substring(0, RootLength(normal));
    }

    /// <summary>
    /// The path that <paramref name="path"/> means when it is read in <paramref name="folder"/>, normalised. A rooted path stands for
    /// itself; one that starts with <c>\</c> starts at the folder's root.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Combine(string folder, string path)
    {
        var start = Normalize(folder);
        var rest = Normalize(path);
        if (rest.Length == 0 || start.Length == 0)
            return start + rest;
        if (RootLength(rest) > 0 || HasDrive(rest))
            return rest;
        if (rest[0] == '\\')
            start = Root(start);
        return Normalize(EndsInSeparator(start) || rest[0] == '\\' ? start + rest : start + @"\" + rest);
    }

    /// <summary>The folder that holds the path, normalised; null for a root and for a name without a folder.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static string? Parent(string path)
    {
        return ParentOfNormal(Normalize(path));
    }

    /// <summary><see cref="Parent"/> of a path that is known to be normalised.</summary>
    internal static string? ParentOfNormal(string normal)
    {
        var root = RootLength(normal);
        var cut = normal.LastIndexOf('\\');
        var isLoneName = cut < 0 || cut == 1 && normal[0] == '.';
        if (normal.Length == root || normal.Length == 1 || isLoneName)
            return null;
        return normal.Substring(0, Math.Max(cut, Math.Max(root, 1)));
    }

    /// <summary>The last name of the path; empty for a root.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static string FileName(string path)
    {
        var normal = Normalize(path);
        if (normal.Length == RootLength(normal))
            return "";
        var start = normal.LastIndexOf('\\') + 1;
        return normal.Substring(start == 0 && HasDrive(normal) ? 2 : start);
    }

    /// <summary>True when the path is <paramref name="ancestor"/> itself or something below it.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool IsAtOrBelow(string path, string ancestor)
    {
        var below = Normalize(path);
        var above = Normalize(ancestor);
        if (above.Length == 0 || !below.StartsWith(above, StringComparison.OrdinalIgnoreCase))
            return below.Length == above.Length && above.Length == 0;
        return below.Length == above.Length || EndsInSeparator(above) || below[above.Length] == '\\';
    }

    private static bool IsNormal(string path)
    {
        var first = path.Length >= 3 && HasDrive(path) && path[2] == '\\' ? 3
            : path.Length >= 3 && HasUncPrefix(path) && path[2] is not ('\\' or '?' or '.') ? 2
            : 0;
        if (first == 0)
            return false;
        for (int i = first, nameStart = first; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] == '/')
                return false;
            if (i < path.Length && path[i] != '\\')
                continue;
            if (i == nameStart && path.Length > 3 || IsDots(path, nameStart, i))
                return false;
            nameStart = i + 1;
        }
        return true;
    }

    private static bool IsDots(string path, int start, int end) =>
        end > start && path[start] == '.' && (end - start == 1 || end - start == 2 && path[start + 1] == '.');

    private static string StripDevicePrefix(string path)
    {
        if (!IsDevice(path) && !path.StartsWith(@"\??\", StringComparison.Ordinal) || path.Length < 5)
            return path;
        var rest = path.Substring(4);
        if (rest.StartsWith(@"UNC\", StringComparison.OrdinalIgnoreCase))
            return UncPrefix + rest.Substring(4);
        return HasDrive(rest) && (rest.Length == 2 || rest[2] == '\\') ? rest : path;
    }

    private static string Tidy(string path)
    {
        var isUnc = HasUncPrefix(path);
        var drive = !isUnc && HasDrive(path) ? path.Substring(0, 2) : "";
        var isFromRoot = path.Length > drive.Length && path[drive.Length] == '\\';
        var names = ResolveDots(path.Substring(drive.Length), isUnc, keepLeadingUps: !isFromRoot);
        if (names.Count == 0)
            return drive.Length > 0 ? drive + @"\" : isFromRoot ? @"\" : "";
        // Without its dot a relative .\C: would turn into a drive.
        var prefix = isUnc ? UncPrefix : isFromRoot ? drive + @"\" : drive.Length == 0 && HasDrive(names[0]) ? @".\" : drive;
        return prefix + string.Join(@"\", names);
    }

    private static List<string> ResolveDots(string path, bool isUnc, bool keepLeadingUps)
    {
        var floor = isUnc ? 2 : 0;
        var names = new List<string>();
        foreach (var name in path.Split('\\'))
        {
            if (name.Length == 0 || name == "." && !(isUnc && names.Count == 0))
                continue;
            if (name != ".." || keepLeadingUps && (names.Count == 0 || names[names.Count - 1] == ".."))
                names.Add(name);
            else if (names.Count > floor)
                names.RemoveAt(names.Count - 1);
        }
        return names;
    }

    // Of a normalised path.
    private static int RootLength(string path)
    {
        if (HasDrive(path) && path.Length > 2 && path[2] == '\\')
            return 3;
        if (!HasUncPrefix(path))
            return 0;
        var server = path.IndexOf('\\', 2);
        var share = server < 0 ? -1 : path.IndexOf('\\', server + 1);
        return share < 0 ? path.Length : share;
    }

    private static bool HasDrive(string path) => path.Length >= 2 && path[1] == ':' && path[0] is >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    private static bool HasUncPrefix(string path) => path.StartsWith(UncPrefix, StringComparison.Ordinal);

    private static bool IsDevice(string path) =>
        HasUncPrefix(path) && path.Length > 2 && path[2] is '?' or '.' && (path.Length == 3 || path[3] == '\\');

    private static bool EndsInSeparator(string path) => path.Length > 0 && path[path.Length - 1] == '\\';
}
