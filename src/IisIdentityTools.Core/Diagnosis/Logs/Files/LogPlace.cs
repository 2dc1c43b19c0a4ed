namespace IisIdentityTools.Diagnosis.Logs.Files;

/// <summary>What the path of a log says: site, server, and which files follow each other (rules E).</summary>
internal static class LogPlace
{
    /// <summary>Ending of packed files.</summary>
    public const string Packed = ".gz";

    private static readonly string[] s_usualFolders = ["LogFiles", "logs", "log", "inetpub", "System32", "Windows", ""];

    // Folders of IIS's other services: their logs have the same columns, but no HTTP statuses.
    private static readonly string[] s_otherServices = ["FTPSVC", "MSFTPSVC", "SMTPSVC", "NNTPSVC"];

    /// <summary>The folder's name when it is that of a site (<c>W3SVC2</c>); else empty. Central logs lie in <c>W3SVC</c> without an id, and name the site themselves.</summary>
    public static string SiteOf(string path) =>
        FolderName(path) is var name && name.Length > LoggedSites.Prefix.Length && name.StartsWith(LoggedSites.Prefix, StringComparison.OrdinalIgnoreCase) && name.Skip(LoggedSites.Prefix.Length).All(letter => letter is >= '0' and <= '9')
            ? name.ToUpperInvariant()
            : "";

    /// <summary>The service other than HTTP whose logs a folder holds; null when it holds none.</summary>
    public static string? OtherService(string folder) =>
        Path.GetFileName(folder) is var name ? Array.Find(s_otherServices, service => name.StartsWith(service, StringComparison.OrdinalIgnoreCase) && name.Skip(service.Length).All(char.IsDigit)) : null;

    /// <summary>The machine of a network path; else empty.</summary>
    public static string ServerOf(string path)
    {
        var slashed = path.Replace('\\', '/');
        if (!slashed.StartsWith("//", StringComparison.Ordinal) || slashed.Length < 3 || slashed[2] is '?' or '.' or '/')
            return "";
        var end = slashed.IndexOf('/', 2);
        return end < 0 ? "" : slashed.Substring(2, end - 2);
    }

    /// <summary>The folder around the site's folder; null when the file lies in no site's folder.</summary>
    public static string? CollectionOf(string path) =>
        SiteOf(path).Length == 0 ? null : Path.GetDirectoryName(Path.GetDirectoryName(path)!);

    /// <summary>The server that a folder around sites' folders is named after; empty for the names that logs usually lie in.</summary>
    public static string ServerOfCollection(string? folder) =>
        folder is not null && Path.GetFileName(folder) is var name && !s_usualFolders.Contains(name, StringComparer.OrdinalIgnoreCase) ? name : "";

    /// <summary>Folder and first letters of the name: files that have them in common are one rotated set.</summary>
    public static string SetOf(string path)
    {
        var name = Path.GetFileName(path);
        var letters = name.TakeWhile(letter => letter is < '0' or > '9').Count();
        return Path.Combine(Path.GetDirectoryName(path) ?? "", name.Substring(0, letters).ToUpperInvariant());
    }

    /// <summary>Orders names as their files were written: numbers by their value, and a packed file where the unpacked one was.</summary>
    public static int Compare(string one, string other)
    {
        (one, other) = (Unpacked(one), Unpacked(other));
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (a, b) = (Number(one, i), Number(other, j));
            var order = a.Length > 0 && b.Length > 0 ? CompareNumbers(a, b) : char.ToUpperInvariant(one[i]).CompareTo(char.ToUpperInvariant(other[j]));
            if (order != 0)
                return order;
            (i, j) = a.Length > 0 && b.Length > 0 ? (i + a.Length, j + b.Length) : (i + 1, j + 1);
        }

        return (one.Length - i).CompareTo(other.Length - j) is var rest && rest != 0 ? rest : string.CompareOrdinal(one, other);
    }

    private static string Unpacked(string path) =>
        path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - Packed.Length) : path;

    private static string Number(string text, int at) => new([.. text.Skip(at).TakeWhile(letter => letter is >= '0' and <= '9')]);

    private static int CompareNumbers(string one, string other)
    {
        (one, other) = (one.TrimStart('0'), other.TrimStart('0'));
        return one.Length != other.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(one, other);
    }

    private static string FolderName(string path) => Path.GetFileName(Path.GetDirectoryName(path) ?? "");
}
