namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>Finds the application that serves a URL: the longest path of the site's applications that begins it.</summary>
internal sealed class ApplicationPaths
{
    private readonly List<(string Site, string Path)> _applications;

    /// <summary>Takes applications as <c>site/path</c>.</summary>
    public ApplicationPaths(IEnumerable<string> applications) =>
        _applications = [.. applications.Select(Split).OrderByDescending(each => each.Path.Length)];

    /// <summary>Path of the application; empty when none is known.</summary>
    public string Find(string site, string url) =>
        _applications.Find(each => string.Equals(each.Site, site, StringComparison.OrdinalIgnoreCase) && Begins(url, each.Path)).Path ?? "";

    private static bool Begins(string url, string path) =>
        path == "/" || (url.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (url.Length == path.Length || url[path.Length] == '/'));

    private static (string Site, string Path) Split(string application)
    {
        var slash = application.IndexOf('/');
        return slash < 0 ? (application, "/") : (application.Substring(0, slash), slash + 1 == application.Length ? "/" : application.Substring(slash).TrimEnd('/'));
    }
}
