namespace IisIdentityTools.Changes.Editing;

/// <summary>A configuration file's text with its elements by offset.</summary>
internal sealed class TextDocument(string text, string file, TextElement root)
{
    /// <summary>The text without a byte order mark.</summary>
    public string Text { get; } = text;

    /// <summary>The name that errors quote.</summary>
    public string File { get; } = file;

    /// <summary>The root element.</summary>
    public TextElement Root { get; } = root;

    /// <summary>Name of an element without a prefix.</summary>
    public string NameOf(TextElement element) => Text.Substring(element.LocalStart, element.NameEnd - element.LocalStart);

    /// <summary>True when the element has that name, a prefix left out.</summary>
    public bool IsNamed(TextElement element, string name) => Is(element.LocalStart, element.NameEnd, name);

    /// <summary>True when the text between the offsets is that one.</summary>
    public bool Is(int start, int end, string expected) => end - start == expected.Length && string.CompareOrdinal(Text, start, expected, 0, expected.Length) == 0;

    /// <summary>The attributes of an element in file order, namespace declarations among them.</summary>
    public List<TextAttribute> AttributesOf(TextElement element)
    {
        var found = new List<TextAttribute>();
        ReadAttributes(element, found);
        return found;
    }

    /// <summary>Fills a list with the attributes of an element; for loops over whole files.</summary>
    public void ReadAttributes(TextElement element, List<TextAttribute> found)
    {
        found.Clear();
        var end = element.TagEnd - (element.IsSelfClosing ? 2 : 1);
        for (var at = element.NameEnd; ;)
        {
            var start = SkipSpace(at, end);
            if (start >= end)
                return;
            var nameEnd = start;
            while (nameEnd < end && Text[nameEnd] != '=' && !XmlText.IsSpace(Text[nameEnd]))
                nameEnd++;
            var quote = SkipSpace(SkipSpace(nameEnd, end) + 1, end);
            var close = quote < end ? Text.IndexOf(Text[quote], quote + 1, end - quote - 1) : -1;
            if (close < 0)
                throw Inconsistent("An attribute is not written as name=\"value\".", start);
            found.Add(new TextAttribute(at, start, nameEnd, quote + 1, close));
            at = close + 1;
        }
    }

    /// <summary>The value of the attribute of that name with entities resolved, or null.</summary>
    public string? Find(TextElement element, string attribute)
    {
        foreach (var candidate in AttributesOf(element))
            if (Is(candidate.Start, candidate.NameEnd, attribute))
                return ValueOf(candidate);
        return null;
    }

    /// <summary>The value of an attribute with entities resolved.</summary>
    public string ValueOf(TextAttribute attribute) =>
        XmlText.Unescape(Text, attribute.ValueStart, attribute.ValueEnd) ?? throw Inconsistent("An entity is not known.", attribute.ValueStart);

    /// <summary>Line of an offset, from 1.</summary>
    public int LineOf(int offset)
    {
        var line = 1;
        for (var i = 0; i < offset; i++)
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 >= Text.Length || Text[i + 1] != '\n')))
                line++;
        return line;
    }

    /// <summary>An error at an offset.</summary>
    public ConfigurationEditException Refuse(string message, int offset) => new(message, File, LineOf(offset));

    private ConfigurationEditException Inconsistent(string message, int offset) => new(message, File, LineOf(offset)) { IsInconsistency = true };

    private int SkipSpace(int at, int end)
    {
        while (at < end && XmlText.IsSpace(Text[at]))
            at++;
        return at;
    }
}
