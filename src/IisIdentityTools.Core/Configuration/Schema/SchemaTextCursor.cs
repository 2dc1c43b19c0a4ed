namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// Goes through the lines of an indented text resource. Passes over blank lines, comments (<c>#</c>) and what is marked with a version
/// range (<c>@8.0+ ...</c>) that does not hold, with all that is indented below it.
/// </summary>
internal sealed class SchemaTextCursor
{
    private const int IndentWidth = 2;

    private readonly TextReader _reader;
    private readonly string _source;
    private readonly IisSchemaVersion _version;
    private int _number;

    /// <summary>Starts on the first line that counts.</summary>
    public SchemaTextCursor(TextReader reader, string source, IisSchemaVersion version)
    {
        _reader = reader;
        _source = source;
        _version = version;
        Advance();
    }

    /// <summary>The line at hand, or null at the end.</summary>
    public SchemaTextLine? Current { get; private set; }

    /// <summary>Takes the line at hand and goes on. Only to be called while there is one.</summary>
    public SchemaTextLine Take()
    {
        var line = Current!;
        Advance();
        if (Current is not null && Current.Indent > line.Indent + 1)
            throw Current.Error("Indented by more than one step.");
        return line;
    }

    /// <summary>True when the line at hand belongs to the body that is indented this deep; an error when it is deeper.</summary>
    public bool IsAt(int indent)
    {
        if (Current is null || Current.Indent < indent)
            return false;
        return Current.Indent == indent ? true : throw Current.Error("Nothing above this line takes a body.");
    }

    private void Advance()
    {
        var excludedBelow = int.MaxValue;
        while ((Current = ReadLine()) is not null)
        {
            if (Current.Indent > excludedBelow)
                continue;
            excludedBelow = int.MaxValue;
            if (Current.Text[0] != '@' || TakeRange(Current))
                return;
            excludedBelow = Current.Indent;
        }
    }

    private bool TakeRange(SchemaTextLine line)
    {
        var space = line.Text.IndexOf(' ', 0);
        if (space < 0 || !IisSchemaVersionRange.TryParse(line.Text.Substring(1, space - 1), out var range))
            throw line.Error("Expected a version range (@7.5+, @-7.0, @8.0-8.5) and what it is for.");
        if (!range.Contains(_version))
            return false;
        Current = new SchemaTextLine(_source, _number, line.Indent, line.Text.Substring(space + 1));
        return true;
    }

    private SchemaTextLine? ReadLine()
    {
        while (_reader.ReadLine() is { } raw)
        {
            _number++;
            var text = raw.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            var spaces = raw.Length - raw.TrimStart(' ').Length;
            var line = new SchemaTextLine(_source, _number, spaces / IndentWidth, text);
            return spaces % IndentWidth == 0 && raw[spaces] != '\t' ? line : throw line.Error("Indentation is steps of two spaces.");
        }

        return null;
    }
}
