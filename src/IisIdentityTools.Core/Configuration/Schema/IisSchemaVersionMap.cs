namespace IisIdentityTools.Configuration.Schema;

/// <summary>Product versions and version words to the schema versions that are known.</summary>
internal static class IisSchemaVersionMap
{
    /// <summary>The known versions, oldest first.</summary>
    public static IReadOnlyList<IisSchemaVersion> All { get; } =
        [IisSchemaVersion.Iis70, IisSchemaVersion.Iis75, IisSchemaVersion.Iis80, IisSchemaVersion.Iis85, IisSchemaVersion.Iis100];

    /// <summary>
    /// The schema that fits a product version best: the newest one not newer than it. Null counts as 10.0; all before 7.0 as 7.0, whose
    /// configuration system they do not have.
    /// </summary>
    public static IisSchemaVersion FromProduct(Version? version) => version switch
    {
        null or { Major: >= 10 } => IisSchemaVersion.Iis100,
        { Major: 9 } or { Major: 8, Minor: >= 5 } => IisSchemaVersion.Iis85,
        { Major: 8 } => IisSchemaVersion.Iis80,
        { Major: 7, Minor: >= 5 } => IisSchemaVersion.Iis75,
        _ => IisSchemaVersion.Iis70,
    };

    /// <summary>The word for a version: "8.5".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined version.</exception>
    public static string ToWord(IisSchemaVersion version) => version switch
    {
        IisSchemaVersion.Iis70 => "7.0",
        IisSchemaVersion.Iis75 => "7.5",
        IisSchemaVersion.Iis80 => "8.0",
        IisSchemaVersion.Iis85 => "8.5",
        IisSchemaVersion.Iis100 => "10.0",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "Not a defined IIS version."),
    };

    /// <summary>Reads such a word. False when it names none of the known versions.</summary>
    public static bool TryParse(string word, out IisSchemaVersion version)
    {
        foreach (var known in All)
        {
            version = known;
            if (ToWord(known) == word)
                return true;
        }

        version = default;
        return false;
    }
}
