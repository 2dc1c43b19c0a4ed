namespace IisIdentityTools.Configuration.Hosting;

/// <summary>Text rules of URL paths in a site.</summary>
public static class UrlPath
{
    private static readonly char[] s_endOfPath = ['?', '#'];

    /// <summary>
    /// Brings a path into normal form: one leading slash, no trailing or doubled ones, no query, "." and ".." resolved as HTTP.sys does
    /// (never above the root); "" becomes "/".
    /// </summary>
    public static string Normalize(string path)
    {
        if (IsNormal(path))
            return path;
        var end = path.IndexOfAny(s_endOfPath);
        var text = end < 0 ? path : path.Substring(0, end);
        var segments = new List<string>();
        foreach (var segment in text.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or ".."))
                segments.Add(segment);
        }

        return "/" + string.Join("/", segments);
    }

    private static bool IsNormal(string path)
    {
        if (path.Length == 0 || path[0] != '/' || (path.Length > 1 && path[path.Length - 1] == '/'))
            return path == "/";
        for (var i = 1; i < path.Length; i++)
            if (path[i] is '\\' or '?' or '#' || (path[i - 1] == '/' && path[i] is '/' or '.'))
                return false;
        return true;
    }

    /// <summary>True when the last segment has an extension, and so probably names a file; ".well-known" does not.</summary>
    public static bool LooksLikeFile(string path) => path.LastIndexOf('.') > path.LastIndexOf('/') + 1;

    /// <summary>Puts two paths together.</summary>
    public static string Combine(string first, string second) =>
        second is "/" or "" ? first : first is "/" or "" ? second : first + second;

    /// <summary>True when <paramref name="path"/> is <paramref name="ancestor"/> or lies below it, in whole segments, ignoring case.</summary>
    public static bool IsAtOrBelow(string path, string ancestor) =>
        ancestor == "/"
        || (path.StartsWith(ancestor, StringComparison.OrdinalIgnoreCase) && (path.Length == ancestor.Length || path[ancestor.Length] == '/'));

    /// <summary>The item whose path is the longest prefix of <paramref name="path"/>, or null.</summary>
    public static T? Longest<T>(IReadOnlyList<T> items, Func<T, string> pathOf, string path) where T : class
    {
        T? best = null;
        var length = -1;
        for (var i = 0; i < items.Count; i++)
        {
            var candidate = pathOf(items[i]);
            if (candidate.Length <= length || !IsAtOrBelow(path, candidate))
                continue;
            best = items[i];
            length = candidate.Length;
        }

        return best;
    }
}
