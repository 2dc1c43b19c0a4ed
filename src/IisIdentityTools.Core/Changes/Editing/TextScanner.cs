namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// Finds the elements of a text by offset; comments, CDATA and processing instructions are passed over whole. The text has been
/// accepted by the XML reader before, so this reads well-formed documents; what it makes of the text is compared with the reader's tree.
/// </summary>
internal sealed class TextScanner
{
    private readonly string _text;
    private readonly string _file;
    private TextElement? _root;
    private TextElement? _open;

    private TextScanner(string text, string file)
    {
        _text = text;
        _file = file;
    }

    /// <summary>Reads the elements of the text.</summary>
    /// <exception cref="ConfigurationEditException">The text is not well formed.</exception>
    public static TextDocument Scan(string text, string file)
    {
        var scanner = new TextScanner(text, file);
        for (var at = text.IndexOf('<'); at >= 0; at = at < text.Length ? text.IndexOf('<', at) : -1)
            at = scanner.Take(at);
        if (scanner._root is null || scanner._open is not null)
            throw scanner.Broken("An element is not closed.");
        return new TextDocument(text, file, scanner._root);
    }

    private int Take(int at)
    {
        switch (at + 1 < _text.Length ? _text[at + 1] : '\0')
        {
            case '/':
                return Close(at);
            case '?':
                return Behind("?>", at + 2);
            case '!' when Follows("<!--", at):
                return Behind("-->", at + 4);
            case '!' when Follows("<![CDATA[", at):
                return Behind("]]>", at + 9);
            case '!':
                throw Broken("A document type is not allowed in a configuration file.");
            default:
                return Open(at);
        }
    }

    private int Open(int at)
    {
        var (nameEnd, localStart) = (at + 1, at + 1);
        for (; nameEnd < _text.Length && _text[nameEnd] is not ('/' or '>') && !XmlText.IsSpace(_text[nameEnd]); nameEnd++)
            if (_text[nameEnd] == ':')
                localStart = nameEnd + 1;
        var element = new TextElement(_open, at, localStart, nameEnd);
        if (_open is null)
            _root ??= element;
        else
            _open.Append(element);
        element.TagEnd = EndOfTag(nameEnd);
        element.IsSelfClosing = _text[element.TagEnd - 2] == '/';
        if (element.IsSelfClosing)
            element.ContentEnd = element.End = element.TagEnd;
        else
            _open = element;
        return element.TagEnd;
    }

    /// <summary>A bracket inside an attribute's value ends nothing.</summary>
    private int EndOfTag(int at)
    {
        for (; at < _text.Length; at++)
        {
            var c = _text[at];
            if (c == '>')
                return at + 1;
            if (c is '"' or '\'' && (at = _text.IndexOf(c, at + 1)) < 0)
                break;
        }

        throw Broken("A tag does not end.");
    }

    private int Close(int at)
    {
        var element = _open ?? throw Broken("An end tag has no start.");
        element.ContentEnd = at;
        _open = element.Parent;
        return element.End = Behind(">", at);
    }

    private int Behind(string end, int from)
    {
        var at = from <= _text.Length ? _text.IndexOf(end, from, StringComparison.Ordinal) : -1;
        return at < 0 ? throw Broken($"'{end}' is missing.") : at + end.Length;
    }

    private bool Follows(string expected, int at) => string.CompareOrdinal(_text, at, expected, 0, expected.Length) == 0;

    private ConfigurationEditException Broken(string message) => new("The text cannot be edited by place. " + message, _file) { IsInconsistency = true };
}
