namespace IisIdentityTools.Configuration.Schema;

/// <summary>What was read from schema files: the sections, and what was wrong with the files.</summary>
public sealed class SchemaReadResult(IReadOnlyList<SectionSchema> sections, IReadOnlyList<string> problems)
{
    /// <summary>The sections, in the order of their first declaration. Those read before a fault are kept.</summary>
    public IReadOnlyList<SectionSchema> Sections { get; } = sections;

    /// <summary>One sentence per fault, headed by <c>file:line:column</c>; empty when all files were sound.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>The sections as a catalogue, which is complete only when nothing was wrong and there is something.</summary>
    /// <param name="source">Where the files came from, in words an answer can quote.</param>
    public SchemaCatalog ToCatalog(string source) => new(Sections, source, isComplete: Problems.Count == 0 && Sections.Count > 0);
}
