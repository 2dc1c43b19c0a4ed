namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// Reads the notation in which schema facts are kept in this assembly (<c>*.schema</c>). One fact per line; two spaces of indentation
/// mean "belongs to the line above".
/// <code>
/// # a comment
/// values logonMethod                       names of an enumeration or flag set, defined before use
///   Interactive=0 Batch=1
/// template application                     lines that are needed several times
///   applicationPool string applicationPoolName
/// section system.applicationHost/sites     the same section may come again and be added to
///   &lt;siteDefaults&gt; collectionDefault      a child element
///   [site] remove clear defaults=siteDefaults   the collection: directives that add, remove, clear
///     name string required key = x         an attribute: name, type, properties, " = " default to the end of the line
///     *application                         the lines of a template
///   @7.5+ startMode enum:startMode         only in these versions, with all below it: @7.5+  @-7.0  @8.0-8.5  @7.0
/// </code>
/// <para>Types: string, bool, int, uint, int64, timeSpan, timeSpan:seconds, timeSpan:minutes, enum:list, enum(A=0,B=1), flags:list, flags(A=1).
/// No "=" means that there is no default; a line ending in " =" has the empty text as default.</para>
/// <para>Attribute properties: required, key, partKey, caseSensitive, encrypted, expanded, infinite, runtime, and one validator with its
/// parameter: integerRange(0,100).</para>
/// <para>Collection: <c>[allow,deny]</c> has two directives that add; remove=name and clear=name where the word is another;
/// prepend (the deepest items come first), duplicates, anyAttribute (on its items). Element: collectionDefault, runtime, anyAttribute.
/// Section: anyAttribute.</para>
/// </summary>
internal sealed class SchemaTextReader
{
    private readonly SchemaTextCursor _cursor;
    private readonly SectionSchemaBuilders _sections;
    private readonly AttributeTextParser _attributes = new();
    private readonly Dictionary<string, ElementSchemaBuilder> _templates = new(StringComparer.Ordinal);

    private SchemaTextReader(SchemaTextCursor cursor, SectionSchemaBuilders sections)
    {
        _cursor = cursor;
        _sections = sections;
    }

    /// <summary>Adds what a text says of one version of IIS to <paramref name="sections"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="version">The version; lines marked for others are passed over.</param>
    /// <param name="sections">Where the sections go.</param>
    /// <exception cref="InvalidDataException">A line is wrong; the message starts with <c>source:line</c>.</exception>
    public static void Read(TextReader text, string source, IisSchemaVersion version, SectionSchemaBuilders sections) =>
        new SchemaTextReader(new SchemaTextCursor(text, source, version), sections).ReadAll();

    private void ReadAll()
    {
        while (_cursor.IsAt(0))
        {
            var line = _cursor.Take();
            var words = line.Text.Split(' ');
            if (words.Length < 2)
                throw line.Error("Expected 'section path', 'template name' or 'values name'.");
            switch (words[0])
            {
                case "section":
                    ReadSection(words, line);
                    break;
                case "template" when words.Length == 2:
                    ReadTemplate(words[1], line);
                    break;
                case "values" when words.Length == 2:
                    _attributes.Define(words[1], line, ReadValues());
                    break;
                default:
                    throw line.Error("Expected 'section path', 'template name' or 'values name'.");
            }
        }
    }

    private void ReadSection(string[] words, SchemaTextLine line)
    {
        var section = _sections.GetOrAdd(words[1]);
        for (var i = 2; i < words.Length; i++)
        {
            if (words[i] != "anyAttribute")
                throw line.Error($"'{words[i]}' is not a word that a section may have.");
            section.AllowUnrecognizedAttributes = true;
        }

        ReadBody(section, 1);
    }

    private void ReadTemplate(string name, SchemaTextLine line)
    {
        if (_templates.ContainsKey(name))
            throw line.Error($"The template '{name}' is already defined.");
        var template = new ElementSchemaBuilder(name);
        ReadBody(template, 1);
        _templates.Add(name, template);
    }

    private List<EnumValue> ReadValues()
    {
        var values = new List<EnumValue>();
        while (_cursor.IsAt(1))
        {
            var line = _cursor.Take();
            values.AddRange(line.Text.Split(' ').Select(word => AttributeTextParser.ParseValue(word, line)));
        }

        return values;
    }

    private void ReadBody(ElementSchemaBuilder owner, int indent)
    {
        while (_cursor.IsAt(indent))
        {
            var line = _cursor.Take();
            switch (line.Text[0])
            {
                case '<':
                    ReadElement(owner, line);
                    break;
                case '[':
                    ReadCollection(owner, line);
                    break;
                case '*':
                    owner.Merge(FindTemplate(line));
                    break;
                default:
                    owner.Set(_attributes.Parse(line));
                    break;
            }
        }
    }

    private ElementSchemaBuilder FindTemplate(SchemaTextLine line) =>
        _templates.TryGetValue(line.Text.Substring(1), out var found) ? found : throw line.Error($"No template '{line.Text.Substring(1)}' above this line.");

    private void ReadElement(ElementSchemaBuilder owner, SchemaTextLine line)
    {
        var element = owner.GetOrAddElement(TakeBracketed(line, '>', out var words));
        foreach (var word in words)
        {
            switch (word)
            {
                case "anyAttribute":
                    element.AllowUnrecognizedAttributes = true;
                    break;
                case "collectionDefault":
                    element.IsCollectionDefault = true;
                    break;
                case "runtime":
                    element.IsRuntime = true;
                    break;
                default:
                    throw line.Error($"'{word}' is not a word that an element may have.");
            }
        }

        ReadBody(element, line.Indent + 1);
    }

    private void ReadCollection(ElementSchemaBuilder owner, SchemaTextLine line)
    {
        var collection = new CollectionSchemaBuilder(TakeBracketed(line, ']', out var words).Split(','));
        foreach (var word in words)
            Apply(word, collection, line);
        ReadBody(owner.Join(collection).Item, line.Indent + 1);
    }

    private static void Apply(string word, CollectionSchemaBuilder collection, SchemaTextLine line)
    {
        var equals = word.IndexOf('=', 0);
        var name = equals < 0 ? word : word.Substring(equals + 1);
        switch (equals < 0 ? word : word.Substring(0, equals + 1))
        {
            case "remove" or "remove=":
                collection.RemoveName = name;
                break;
            case "clear" or "clear=":
                collection.ClearName = name;
                break;
            case "defaults=":
                collection.DefaultElementName = name;
                break;
            case "prepend":
                collection.MergeAppend = false;
                break;
            case "duplicates":
                collection.AllowDuplicates = true;
                break;
            case "anyAttribute":
                collection.Item.AllowUnrecognizedAttributes = true;
                break;
            default:
                throw line.Error($"'{word}' is not a word that a collection may have.");
        }
    }

    private static string TakeBracketed(SchemaTextLine line, char end, out string[] words)
    {
        var close = line.Text.IndexOf(end, 0);
        if (close < 2 || (close + 1 < line.Text.Length && line.Text[close + 1] != ' '))
            throw line.Error($"Expected a name and '{end}'.");
        words = line.Text.Substring(close + 1).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return line.Text.Substring(1, close - 1);
    }
}
