using System.Globalization;
using System.Text;

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

    private readonly string _text;
    private readonly string _file;
    private readonly string?[] _names = new string?[256];
    private readonly List<JsonValue> _items = [];
    private readonly List<JsonMember> _members = [];
    private readonly StringBuilder _unescaped = new();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _depth;

    private JsonReader(string text, string file)
    {
        _text = text;
        _file = file;
        _at = _lineStart = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    public static JsonValue Read(string text, string file)
    {
        var reader = new JsonReader(text, file);
        reader.SkipWhiteSpace();
        var value = reader.ReadValue();
        reader.SkipWhiteSpace();
        if (reader._at < text.Length)
            throw reader.Unexpected("the end of the file");
        return value;
    }

    /// <summary>Reads one JSON value that fills the whole stream, which must hold UTF-8.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="JsonSyntaxException">The bytes are no UTF-8, no JSON, or more than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static JsonValue Read(Stream stream, string file) => Read(Utf8Text.Read(stream, MaxBytes, file), file);

    private int Column => _at - _lineStart + 1;

    private void SkipWhiteSpace()
    {
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\n' || c == '\r' && (_at + 1 == _text.Length || _text[_at + 1] != '\n'))
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
                return;
        }
    }

    private JsonValue ReadValue()
    {
        var (line, column) = (_line, Column);
        switch (_at < _text.Length ? _text[_at] : '\0')
        {
            case '{':
                return ReadObject(line, column);
            case '[':
                return ReadArray(line, column);
            case '"':
                return new JsonValue(JsonKind.String, ReadString(isName: false), line, column);
            case '-' or (>= '0' and <= '9'):
                return new JsonValue(JsonKind.Number, ReadNumber(), line, column);
            case 't' when TakeWord("true"):
                return new JsonValue(JsonKind.Boolean, true, line, column);
            case 'f' when TakeWord("false"):
                return new JsonValue(JsonKind.Boolean, false, line, column);
            case 'n' when TakeWord("null"):
                return new JsonValue(JsonKind.Null, null, line, column);
            default:
                throw Unexpected("a value");
        }
    }

    private JsonValue ReadObject(int line, int column)
    {
        Enter('{');
        var first = _members.Count;
        Dictionary<string, int>? index = null;
        if (!TryTake('}'))
        {
            do
            {
                ReadMember(first, ref index);
                SkipWhiteSpace();
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
        if (_at >= _text.Length || _text[_at] != '"')
            throw Unexpected("a member's name in double quotes");
        var (line, column) = (_line, Column);
        var name = ReadString(isName: true);
        RefuseDuplicate(name, first, ref index, line, column);
        SkipWhiteSpace();
        if (_at >= _text.Length || _text[_at] != ':')
            throw Unexpected($"':' after the name {Quote(name)}");
        _at++;
        SkipWhiteSpace();
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
        if (!TryTake(']'))
        {
            do
            {
                _items.Add(ReadValue());
                SkipWhiteSpace();
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
            throw Fault($"this '{bracket}' opens level {_depth}; arrays and objects may be nested {MaxDepth} deep.");
        _at++;
        SkipWhiteSpace();
    }

    private bool TryTake(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    // True after a comma: another item must follow. False after the closing bracket.
    private bool TakeSeparator(char close)
    {
        if (TryTake(close))
            return false;
        if (!TryTake(','))
            throw Unexpected($"',' or '{close}'");
        SkipWhiteSpace();
        if (_at < _text.Length && _text[_at] == close)
            throw Fault($"'{close}' follows a comma. Remove that comma: JSON has no trailing commas.");
        return true;
    }

    private bool TakeWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return false;
        _at += word.Length;
        return true;
    }

    private string ReadNumber()
    {
        var start = _at;
        TryTake('-');
        if (!TryTake('0'))
            TakeDigits();
        else if (_at < _text.Length && IsDigit(_text[_at]))
            throw Fault("a number cannot start with 0. Remove the leading zero, or write it as text in double quotes.");
        if (TryTake('.'))
            TakeDigits();
        if (TryTake('e') || TryTake('E'))
        {
            if (!TryTake('+'))
                TryTake('-');
            TakeDigits();
        }
        return _text.Substring(start, _at - start);
    }

    private void TakeDigits()
    {
        var start = _at;
        while (_at < _text.Length && IsDigit(_text[_at]))
            _at++;
        if (_at == start)
            throw Unexpected("a digit");
    }

    private string ReadString(bool isName)
    {
        var start = ++_at;
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                var length = _at++ - start;
                return isName ? ShareName(start, length) : _text.Substring(start, length);
            }
            if (c == '\\')
                return ReadEscapedString(start);
            if (c < ' ')
                break;
        }
        throw UnfinishedString(start);
    }

    private string ReadEscapedString(int start)
    {
        _unescaped.Clear().Append(_text, start, _at - start);
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c < ' ')
                break;
            if (c == '\\')
            {
                _unescaped.Append(ReadEscape());
                continue;
            }
            _at++;
            if (c == '"')
                return _unescaped.ToString();
            _unescaped.Append(c);
        }
        throw UnfinishedString(start);
    }

    private char ReadEscape()
    {
        var kind = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        var found = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicodeEscape(),
            _ => throw Fault(@"a backslash must be followed by one of "" \ / b f n r t u. Write \\ for a backslash itself, as in ""C:\\inetpub""."),
        };
        _at += 2;
        return found;
    }

    // Leaves the position so that the caller's step over the backslash and 'u' ends after the four digits.
    private char ReadUnicodeEscape()
    {
        const int Digits = 4;
        var end = _at + 2 + Digits;
        if (end > _text.Length || !ushort.TryParse(_text.Substring(_at + 2, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Fault(@"\u must be followed by four hexadecimal digits.");
        _at += Digits;
        return (char)code;
    }

    // Most names of a large file are the same few; one string each keeps the tree small.
    private string ShareName(int start, int length)
    {
        if (length == 0)
            return "";
        var slot = (_text[start] * 31 + _text[start + length - 1] * 7 + length) & (_names.Length - 1);
        var known = _names[slot];
        if (known is not null && known.Length == length && string.CompareOrdinal(_text, start, known, 0, length) == 0)
            return known;
        return _names[slot] = _text.Substring(start, length);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static string Quote(string name) => name.Length > 80 ? $"\"{name.Substring(0, 80)}...\"" : $"\"{name}\"";

    private JsonSyntaxException Fault(string problem) => new(_file, _line, Column, problem);

    private JsonSyntaxException UnfinishedString(int start)
    {
        var opened = $"the closing '\"' of the text that starts in column {start - _lineStart}";
        return Unexpected(_at < _text.Length ? $"{opened}, or its next character; line ends and other control characters are written as \\n, \\t, \\u0000" : opened);
    }

    private JsonSyntaxException Unexpected(string expected)
    {
        if (_at >= _text.Length)
            return Fault($"the file ends here; expected {expected}.");
        var c = _text[_at];
        var isComment = c == '#' || c == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*';
        var found = isComment ? "a comment, which JSON does not have"
            : c < ' ' || char.IsSurrogate(c) || c >= 0x7F ? "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)
            : $"'{c}'";
        return Fault($"found {found}; expected {expected}.");
    }
}
