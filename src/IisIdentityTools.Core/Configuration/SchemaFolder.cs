using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>Chooses the schema: the server's own files when they were captured, else the built-in one of its IIS version.</summary>
internal static class SchemaFolder
{
    private static readonly string[] s_names =
    [
        "IIS_schema.xml", "ASPNET_schema.xml", "FX_schema.xml", "rscaext.xml", "rewrite_schema.xml", "aspnetcore_schema.xml",
        "aspnetcore_schema_v2.xml", "httpplatform_schema.xml", "iisnode_schema.xml", "arr_schema.xml", "webfarm.xml", "WebDAV_schema.xml", "Ftp_schema.xml",
    ];

    /// <summary>The schema to read the server with. A broken schema file is reported and the built-in schema used.</summary>
    public static SchemaCatalog Read(IServerFacts facts, List<ConfigurationProblem> problems)
    {
        var builtIn = BuiltInSchema.ForVersion(facts.Server.IisVersion);
        var folder = WindowsPath.Combine(facts.ConfigurationFolder, "schema");
        if (facts.GetFile(WindowsPath.Combine(folder, s_names[0])).State != FactState.Present)
            return builtIn;
        var reader = new SchemaXmlReader();
        foreach (var name in s_names)
        {
            var fact = facts.GetFile(WindowsPath.Combine(folder, name));
            if (fact.State != FactState.Present)
                continue;
            using var stream = fact.Open();
            reader.Add(stream, fact.Path);
        }

        var result = reader.ToResult();
        foreach (var fault in result.Problems)
            problems.Add(new ConfigurationProblem { Message = "The captured schema is not used: " + fault, File = folder, Fix = "Capture the schema folder again." });
        // Sections of .NET and of modules that the captured files do not describe keep their built-in schema.
        return result.Problems.Count > 0
            ? builtIn
            : new SchemaCatalog(builtIn.Sections.Concat(result.Sections), "the server's own schema files in " + folder, isComplete: false);
    }
}
