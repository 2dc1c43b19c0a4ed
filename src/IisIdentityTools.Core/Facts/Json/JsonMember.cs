namespace IisIdentityTools.Facts.Json;

/// <summary>One member of a JSON object.</summary>
/// <param name="name">The member's name, unescaped.</param>
/// <param name="value">The member's value.</param>
/// <param name="line">1-based line of the name; 0 when it was not read from a text.</param>
/// <param name="column">1-based column of the name in UTF-16 units; 0 when it was not read from a text.</param>
public readonly struct JsonMember(string name, JsonValue value, int line = 0, int column = 0)
{
    /// <summary>The member's name, unescaped.</summary>
    public string Name { get; } = name;

    /// <summary>The member's value.</summary>
    public JsonValue Value { get; } = value;

    /// <summary>1-based line of the name; 0 when it was not read from a text.</summary>
    public int Line { get; } = line;

    /// <summary>1-based column of the name in UTF-16 units; 0 when it was not read from a text.</summary>
    public int Column { get; } = column;
}
