namespace IisIdentityTools.Configuration.Effective;

/// <summary>Path of a level below APPHOST, kept in its two parts: most levels of a large server are never asked for it.</summary>
internal readonly struct LevelPath(string site, string urlPath)
{
    /// <summary>The path of the server's own levels.</summary>
    public static LevelPath Server => new("", "/");

    /// <summary>Name of the site.</summary>
    public string Site { get; } = site;

    /// <summary>URL path in the site, in normal form.</summary>
    public string UrlPath { get; } = urlPath;

    /// <summary>"Site" or "Site/shop/admin", as location tags write it.</summary>
    public override string ToString() => UrlPath == "/" ? Site : Site + UrlPath;
}
