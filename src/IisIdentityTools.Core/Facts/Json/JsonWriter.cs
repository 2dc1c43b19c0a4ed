using System.Globalization;
using System.Text;

namespace IisIdentityTools.Facts.Json;

/// <summary>
/// Writes a JSON tree for people and version control: two spaces of indent, LF, one member or item per line, members in their order,
/// UTF-8 without a byte order mark, a line end at the end. Only what JSON demands is escaped, and lone surrogates.
/// </summary>
public sealed class JsonWriter
{
    private const int Indent = 2;
    private readonly TextWriter _output;

    private JsonWriter(TextWriter output) => _output = output;

    /// <summary>The value as text, with the line end.</summary>
    public static string ToText(JsonValue value)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Write(value, output);
        return output.ToString();
    }

    /// <summary>Writes the value to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream could not be written.</exception>
    public static void Write(JsonValue value, Stream stream)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        Write(value, output);
    }

    /// <summary>Writes the value and a line end.</summary>
    public static void Write(JsonValue value, TextWriter output)
    {
        new JsonWriter(output).WriteValue(value, 0);
        output.Write('\n');
    }

    private void WriteValue(JsonValue value, int depth)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                WriteObject(value.Members, depth);
                break;
            case JsonKind.Array:
                WriteArray(value.Items, depth);
                break;
            case JsonKind.String:
                WriteString(value.Text!);
                break;
            default:
                _output.Write(value.Kind == JsonKind.Number ? value.Text : value.Kind == JsonKind.Null ? "null" : value.IsTrue ? "true" : "false");
                break;
        }
    }

    private void WriteObject(IReadOnlyList<JsonMember> members, int depth)
    {
        _output.Write('{');
        for (var i = 0; i < members.Count; i++)
        {
            StartLine(i > 0, depth + 1);
            WriteString(members[i].Name);
            _output.Write(": ");
            WriteValue(members[i].Value, depth + 1);
        }
        if (members.Count > 0)
            StartLine(false, depth);
        _output.Write('}');
    }

    private void WriteArray(IReadOnlyList<JsonValue> items, int depth)
    {
        _output.Write('[');
        for (var i = 0; i < items.Count; i++)
        {
            StartLine(i > 0, depth + 1);
            WriteValue(items[i], depth + 1);
        }
        if (items.Count > 0)
            StartLine(false, depth);
        _output.Write(']');
    }

    private void StartLine(bool afterSibling, int depth)
    {
        if (afterSibling)
            _output.Write(',');
        _output.Write('\n');
        for (var i = 0; i < depth * Indent; i++)
            _output.Write(' ');
    }

    private void WriteString(string text)
    {
        _output.Write('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _output.Write(c);
                _output.Write(text[++i]);
            }
            else if (c < ' ' || char.IsSurrogate(c) || c is '"' or '\\')
                _output.Write(Escape(c));
            else
                _output.Write(c);
        }
        _output.Write('"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
