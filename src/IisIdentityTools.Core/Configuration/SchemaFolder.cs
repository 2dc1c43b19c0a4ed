using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>Chooses the schema: the server's own files when they were captured, else the built-in one of its IIS version.</summary>
internal static class SchemaFolder
{
    /// <summary>The file without which the others say too little.</summary>
    private const string Stock = "IIS_schema.xml";

    /// <summary>
    /// The schema to read the server with: of IIS and of every module that brought a file of its own (rule A1). A broken file, or one
    /// that cannot be read, is reported and the built-in schema used.
    /// </summary>
    public static SchemaCatalog Read(IServerFacts facts, List<ConfigurationProblem> problems)
    {
        var builtIn = BuiltInSchema.ForVersion(facts.Server.IisVersion);
        var folder = WindowsPath.Combine(facts.ConfigurationFolder, "schema");
        var stock = WindowsPath.Combine(folder, Stock);
        if (facts.GetFile(stock).State != FactState.Present)
            return builtIn;
        var reader = new SchemaXmlReader();
        var unreadable = new List<string>();
        // IIS's own file comes first, since others add to its sections.
        foreach (var path in facts.FindFiles(folder, ".xml").OrderByDescending(path => WindowsPath.Comparer.Equals(path, stock)))
            Add(reader, facts.GetFile(path), unreadable);
        var result = reader.ToResult();
        string[] faults = [.. unreadable, .. result.Problems];
        foreach (var fault in faults)
            problems.Add(new ConfigurationProblem { Message = "The captured schema is not used: " + fault, File = folder, Fix = "Capture the schema folder again." });
        // Sections of .NET and of modules that the captured files do not describe keep their built-in schema.
        return faults.Length > 0
            ? builtIn
            : new SchemaCatalog(builtIn.Sections.Concat(result.Sections), "the server's own schema files in " + folder, isComplete: false);
    }

    /// <summary>Adds a file; one that vanished since it was listed, or that may not be read, is noted.</summary>
    private static void Add(SchemaXmlReader reader, FileFact file, List<string> unreadable)
    {
        if (file.State != FactState.Present)
            return;
        try
        {
            using var stream = file.Open();
            reader.Add(stream, file.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            unreadable.Add($"{file.Path} cannot be read: {fault.Message}");
        }
    }
}
