using System.Globalization;
using System.Text;

namespace IisIdentityTools.Facts.Json;

/// <summary>The characters of a JSON text: white space with its lines, words, numbers and texts, and the faults at a place.</summary>
internal sealed class JsonScanner
{
    private readonly string _text;
    private readonly string _file;
    private readonly string?[] _names = new string?[256];
    private readonly StringBuilder _unescaped = new();
    private int _at;
    private int _lineStart;

    public JsonScanner(string text, string file)
    {
        _text = text;
        _file = file;
        _at = _lineStart = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>Line of the next character, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Column of the next character, from 1.</summary>
    public int Column => _at - _lineStart + 1;

    /// <summary>True behind the last character.</summary>
    public bool IsAtEnd => _at >= _text.Length;

    /// <summary>The next character; NUL at the end, which no JSON text may hold outside of a string.</summary>
    public char Next => IsAtEnd ? '\0' : _text[_at];

    /// <summary>Steps over one character.</summary>
    public void Step() => _at++;

    /// <summary>Steps over white space and counts its lines.</summary>
    public void SkipWhiteSpace()
    {
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\n' || c == '\r' && (_at + 1 == _text.Length || _text[_at + 1] != '\n'))
            {
                Line++;
                _lineStart = _at + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
                return;
        }
    }

    /// <summary>Takes the next character if it is that one.</summary>
    public bool TryTake(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes a word if it is what follows.</summary>
    public bool TakeWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return false;
        _at += word.Length;
        return true;
    }

    /// <summary>Takes a number as it is written.</summary>
    public string ReadNumber()
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

    /// <summary>Takes a text in double quotes; of names the first copy is given again.</summary>
    public string ReadString(bool isName)
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

    /// <summary>An error at the next character.</summary>
    public JsonSyntaxException Fault(string problem) => new(_file, Line, Column, problem);

    private JsonSyntaxException UnfinishedString(int start)
    {
        var opened = $"the closing '\"' of the text that starts in column {start - _lineStart}";
        return Unexpected(_at < _text.Length ? $"{opened}, or its next character; line ends and other control characters are written as \\n, \\t, \\u0000" : opened);
    }

    /// <summary>The error that something else stands here.</summary>
    public JsonSyntaxException Unexpected(string expected)
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
