using System.Collections.Concurrent;
using System.Text;

namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// The schema facts that come with this assembly, for use where a server's own schema files were not captured. They cover IIS 7.0 to 10.0,
/// ASP.NET, the framework sections, FTP, and the modules commonly added; a server may have more, so the catalogues are not complete.
/// </summary>
public static class BuiltInSchema
{
    private static readonly string[] s_resources = ["iis.schema", "aspnet.schema", "framework.schema", "modules.schema", "ftp.schema"];

    private static readonly ConcurrentDictionary<IisSchemaVersion, Lazy<SchemaCatalog>> s_catalogs = new();

    /// <summary>
    /// The catalogue for a version of IIS: the newest known one that is not newer. Null counts as 10.0, all before 7.0 as 7.0. Read once per
    /// version; the same object is given to all callers.
    /// </summary>
    /// <param name="iisVersion">Version of IIS: 7.0, 7.5, 8.0, 8.5, 10.0.</param>
    public static SchemaCatalog ForVersion(Version? iisVersion) =>
        s_catalogs.GetOrAdd(IisSchemaVersionMap.FromProduct(iisVersion), v => new Lazy<SchemaCatalog>(() => Read(v))).Value;

    /// <summary>Reads the resources anew; <see cref="ForVersion"/> keeps what it got.</summary>
    internal static SchemaCatalog Read(IisSchemaVersion version)
    {
        var sections = new SectionSchemaBuilders();
        foreach (var name in s_resources)
        {
            using var text = OpenResource(name);
            SchemaTextReader.Read(text, name, version, sections);
        }

        return new SchemaCatalog(sections.ToSections(), $"IIS {IisSchemaVersionMap.ToWord(version)} schema (built in)", isComplete: false);
    }

    /// <summary>Opens a text resource of this assembly.</summary>
    internal static StreamReader OpenResource(string name)
    {
        var stream = typeof(BuiltInSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        return new StreamReader(stream, Encoding.UTF8);
    }
}
