namespace IisIdentityTools.Facts.Json;

/// <summary>
/// Reads JSON exactly as RFC 8259 defines it into a tree whose values know their line and column. A byte order mark is skipped;
/// comments, trailing commas, duplicate names, more than <see cref="MaxDepth"/> levels and broken UTF-8 are refused. .NET Framework has
/// no JSON reader that knows where it is, and a snapshot is edited by people: hence this one.
/// </summary>
public sealed class JsonReader
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How large a text may be, in bytes of its UTF-8 form: 256 MB.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    // Above this many members duplicates are found with a dictionary, which the object then keeps for its look-ups.
    private const int LinearSearchLimit = 8;

    private readonly JsonScanner _scanner;
    private readonly string _file;
    private readonly List<JsonValue> _items = [];
    private readonly List<JsonMember> _members = [];
    private int _depth;

    private JsonReader(string text, string file)
    {
        _scanner = new JsonScanner(text, file);
        _file = file;
    }

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    public static JsonValue Read(string text, string file)
    {
        var reader = new JsonReader(text, file);
        reader._scanner.SkipWhiteSpace();
        var value = reader.ReadValue();
        reader._scanner.SkipWhiteSpace();
        if (!reader._scanner.IsAtEnd)
            throw reader._scanner.Unexpected("the end of the file");
        return value;
    }

    /// <summary>Reads one JSON value that fills the whole stream, which must hold UTF-8.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="JsonSyntaxException">The bytes are no UTF-8, no JSON, or more than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static JsonValue Read(Stream stream, string file) => Read(Utf8Text.Read(stream, MaxBytes, file), file);

    private JsonValue ReadValue()
    {
        var (line, column) = (_scanner.Line, _scanner.Column);
        switch (_scanner.Next)
        {
            case '{':
                return ReadObject(line, column);
            case '[':
                return ReadArray(line, column);
            case '"':
                return new JsonValue(JsonKind.String, _scanner.ReadString(isName: false), line, column);
            case '-' or (>= '0' and <= '9'):
                return new JsonValue(JsonKind.Number, _scanner.ReadNumber(), line, column);
            case 't' when _scanner.TakeWord("true"):
                return new JsonValue(JsonKind.Boolean, true, line, column);
            case 'f' when _scanner.TakeWord("false"):
                return new JsonValue(JsonKind.Boolean, false, line, column);
            case 'n' when _scanner.TakeWord("null"):
                return new JsonValue(JsonKind.Null, null, line, column);
            default:
                throw _scanner.Unexpected("a value");
        }
    }

    private JsonValue ReadObject(int line, int column)
    {
        Enter('{');
        var first = _members.Count;
        Dictionary<string, int>? index = null;
        if (!_scanner.TryTake('}'))
        {
            do
            {
                ReadMember(first, ref index);
                _scanner.SkipWhiteSpace();
            }
            while (TakeSeparator('}'));
        }
        _depth--;
        var members = _members.GetRange(first, _members.Count - first).ToArray();
        _members.RemoveRange(first, members.Length);
        return new JsonValue(JsonKind.Object, members, line, column, index);
    }

    private void ReadMember(int first, ref Dictionary<string, int>? index)
    {
        if (_scanner.Next != '"')
            throw _scanner.Unexpected("a member's name in double quotes");
        var (line, column) = (_scanner.Line, _scanner.Column);
        var name = _scanner.ReadString(isName: true);
        RefuseDuplicate(name, first, ref index, line, column);
        _scanner.SkipWhiteSpace();
        if (!_scanner.TryTake(':'))
            throw _scanner.Unexpected($"':' after the name {Quote(name)}");
        _scanner.SkipWhiteSpace();
        _members.Add(new JsonMember(name, ReadValue(), line, column));
    }

    private void RefuseDuplicate(string name, int first, ref Dictionary<string, int>? index, int line, int column)
    {
        var count = _members.Count - first;
        var earlier = -1;
        if (count < LinearSearchLimit)
            earlier = FindMember(name, first) - first;
        else
        {
            index ??= IndexMembers(first);
            if (index.TryGetValue(name, out var known))
                earlier = known;
            else
                index.Add(name, count);
        }
        if (earlier < 0)
            return;
        var other = _members[first + earlier];
        throw new JsonSyntaxException(_file, line, column,
            $"the name {Quote(name)} is already used in this object at {_file}:{other.Line}:{other.Column}. Remove one of the two.");
    }

    private int FindMember(string name, int first)
    {
        for (var i = first; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Name, name, StringComparison.Ordinal))
                return i;
        }
        return -1;
    }

    private Dictionary<string, int> IndexMembers(int first)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = first; i < _members.Count; i++)
            index.Add(_members[i].Name, i - first);
        return index;
    }

    private JsonValue ReadArray(int line, int column)
    {
        Enter('[');
        var first = _items.Count;
        if (!_scanner.TryTake(']'))
        {
            do
            {
                _items.Add(ReadValue());
                _scanner.SkipWhiteSpace();
            }
            while (TakeSeparator(']'));
        }
        _depth--;
        var items = _items.GetRange(first, _items.Count - first).ToArray();
        _items.RemoveRange(first, items.Length);
        return new JsonValue(JsonKind.Array, items, line, column);
    }

    private void Enter(char bracket)
    {
        if (++_depth > MaxDepth)
            throw _scanner.Fault($"this '{bracket}' opens level {_depth}; arrays and objects may be nested {MaxDepth} deep.");
        _scanner.Step();
        _scanner.SkipWhiteSpace();
    }

    // True after a comma: another item must follow. False after the closing bracket.
    private bool TakeSeparator(char close)
    {
        if (_scanner.TryTake(close))
            return false;
        if (!_scanner.TryTake(','))
            throw _scanner.Unexpected($"',' or '{close}'");
        _scanner.SkipWhiteSpace();
        if (_scanner.Next == close)
            throw _scanner.Fault($"'{close}' follows a comma. Remove that comma: JSON has no trailing commas.");
        return true;
    }

    private static string Quote(string name) => name.Length > 80 ? $"\"{name.Substring(0, 80)}...\"" : $"\"{name}\"";
}
