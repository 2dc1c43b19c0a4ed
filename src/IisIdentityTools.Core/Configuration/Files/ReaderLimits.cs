namespace IisIdentityTools.Configuration.Files;

/// <summary>Bounds within which a configuration file is read. A server with 10,000 sites (20 MB, 300,000 elements) is far inside them.</summary>
internal static class ReaderLimits
{
    /// <summary>Nested elements. IIS's deepest stock section needs 10.</summary>
    public const int Depth = 64;

    /// <summary>Characters in one file.</summary>
    public const long Characters = 512L * 1024 * 1024;

    /// <summary>Elements in one file.</summary>
    public const int Elements = 8_000_000;
}
