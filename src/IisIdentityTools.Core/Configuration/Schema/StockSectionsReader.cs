namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// Reads the notation for section declarations: <c>file name</c>, below it <c>group/subgroup</c> lines, below those
/// <c>section Allow|Deny [allowDefinition]</c>, Everywhere when not said. A section outside any group stands in the group <c>/</c>.
/// </summary>
internal static class StockSectionsReader
{
    private static readonly string[] s_definitions = ["Everywhere", "MachineToApplication", "MachineToRootWeb", "MachineOnly", "AppHostOnly"];

    /// <summary>Reads the declarations of one file out of a text that may hold several.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="file">The file whose declarations are wanted.</param>
    /// <exception cref="InvalidDataException">A line is wrong; the message starts with <c>source:line</c>.</exception>
    public static IReadOnlyList<StockSection> Read(TextReader text, string source, string file)
    {
        var cursor = new SchemaTextCursor(text, source, IisSchemaVersion.Iis100);
        var sections = new List<StockSection>();
        while (cursor.IsAt(0))
        {
            var line = cursor.Take();
            if (!line.Text.StartsWith("file ", StringComparison.Ordinal))
                throw line.Error("Expected 'file name'.");
            var isWanted = line.Text.Substring(5) == file;
            while (cursor.IsAt(1))
            {
                var group = ReadGroup(cursor);
                if (isWanted)
                    sections.AddRange(group);
            }
        }

        return sections;
    }

    private static List<StockSection> ReadGroup(SchemaTextCursor cursor)
    {
        var group = cursor.Take().Text;
        var sections = new List<StockSection>();
        while (cursor.IsAt(2))
            sections.Add(Parse(group == "/" ? "" : group + "/", cursor.Take()));
        return sections;
    }

    private static StockSection Parse(string prefix, SchemaTextLine line)
    {
        var words = line.Text.Split(' ');
        if (words.Length is < 2 or > 3 || words[1] is not ("Allow" or "Deny"))
            throw line.Error("Expected 'section Allow|Deny [allowDefinition]'.");
        var definition = words.Length == 3 ? words[2] : "Everywhere";
        if (Array.IndexOf(s_definitions, definition) < 0)
            throw line.Error($"'{definition}' is not an allowDefinition.");
        return new StockSection(prefix + words[0], words[1] == "Allow", definition);
    }
}
