namespace IisIdentityTools.Identity.Handlers;

/// <summary>Matches a request path against the path of a handler mapping: names with * and ?, ignoring case; several by comma.</summary>
internal static class HandlerPath
{
    /// <summary>True when the mapping's path covers the request path.</summary>
    /// <param name="pattern">The mapping's path attribute: "*", "*.aspx", "*.", "trace.axd", "api/*".</param>
    /// <param name="path">Path relative to the application, without a leading slash.</param>
    public static bool Matches(string pattern, string path)
    {
        foreach (var part in pattern.Split(','))
            if (MatchesOne(part.Trim().TrimStart('/'), path))
                return true;
        return false;
    }

    private static bool MatchesOne(string pattern, string path)
    {
        if (pattern is "*")
            return true;
        if (pattern is "*.")
            return IsExtensionless(path);
        if (Wildcard.Matches(pattern, path))
            return true;
        // "trace.axd" is served in every folder of the application, "*.php" also in front of path information ("/x.php/more").
        var file = path.Substring(path.LastIndexOf('/') + 1);
        if (pattern.IndexOf('/') < 0 && Wildcard.Matches(pattern, file))
            return true;
        for (var at = path.IndexOf('/'); at > 0; at = path.IndexOf('/', at + 1))
            if (path.LastIndexOf('.', at - 1) > path.LastIndexOf('/', at - 1) && Wildcard.Matches(pattern, path.Substring(0, at)))
                return true;
        return false;
    }

    private static bool IsExtensionless(string path) => path.LastIndexOf('.') <= path.LastIndexOf('/');
}
