using System.Globalization;

namespace IisIdentityTools.Facts.Json;

/// <summary>
/// One immutable JSON value with its place in the text it was read from. Numbers keep their text and objects the order of their
/// members, so that writing a tree back loses nothing but white space and the spelling of escapes.
/// </summary>
public sealed class JsonValue
{
    private const int LinearSearchLimit = 8;
    private static readonly JsonValue[] s_noItems = [];
    private static readonly JsonMember[] s_noMembers = [];
    private readonly object? _data;
    private Dictionary<string, int>? _memberIndex;

    internal JsonValue(JsonKind kind, object? data, int line = 0, int column = 0, Dictionary<string, int>? memberIndex = null)
    {
        Kind = kind;
        _data = data;
        Line = line;
        Column = column;
        _memberIndex = memberIndex;
    }

    /// <summary>What the value is.</summary>
    public JsonKind Kind { get; }

    /// <summary>1-based line where the value starts; 0 when it was not read from a text.</summary>
    public int Line { get; }

    /// <summary>1-based column where the value starts, in UTF-16 units; 0 when it was not read from a text.</summary>
    public int Column { get; }

    /// <summary>A string's characters or a number's text as it was written; null for every other kind.</summary>
    public string? Text => _data as string;

    /// <summary>The truth value; false for every other kind.</summary>
    public bool IsTrue => _data is true;

    /// <summary>An array's items in order; empty for every other kind.</summary>
    public IReadOnlyList<JsonValue> Items => _data as JsonValue[] ?? s_noItems;

    /// <summary>An object's members in order; empty for every other kind.</summary>
    public IReadOnlyList<JsonMember> Members => MemberArray;

    private JsonMember[] MemberArray => _data as JsonMember[] ?? s_noMembers;

    /// <summary>The value <c>null</c>.</summary>
    public static JsonValue Null() => new(JsonKind.Null, null);

    /// <summary>The value <c>true</c> or <c>false</c>.</summary>
    public static JsonValue From(bool value) => new(JsonKind.Boolean, value);

    /// <summary>A number.</summary>
    public static JsonValue From(long value) => new(JsonKind.Number, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A string, or the value <c>null</c>.</summary>
    public static JsonValue From(string? value) => new(value is null ? JsonKind.Null : JsonKind.String, value);

    /// <summary>An array.</summary>
    public static JsonValue FromItems(IEnumerable<JsonValue> items) => new(JsonKind.Array, items.ToArray());

    /// <summary>An object.</summary>
    /// <exception cref="ArgumentException">Two members have the same name.</exception>
    public static JsonValue FromMembers(IEnumerable<JsonMember> members)
    {
        var array = members.ToArray();
        return new JsonValue(JsonKind.Object, array, memberIndex: IndexOf(array));
    }

    /// <summary>The value of an object's member, by its exact name; null when there is none or this is no object.</summary>
    public JsonValue? Find(string name)
    {
        var members = MemberArray;
        if (members.Length > LinearSearchLimit)
            return (_memberIndex ??= IndexOf(members)).TryGetValue(name, out var found) ? members[found].Value : null;
        foreach (var member in members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal))
                return member.Value;
        }
        return null;
    }

    /// <summary>A copy of this object in which that member has that value, in its old place or else at the end.</summary>
    /// <exception cref="InvalidOperationException">This is no object.</exception>
    public JsonValue With(string name, JsonValue value)
    {
        if (Kind != JsonKind.Object)
            throw new InvalidOperationException($"A member '{name}' can be set in an object only; this is {Kind}.");
        var members = MemberArray.ToList();
        var place = members.FindIndex(m => string.Equals(m.Name, name, StringComparison.Ordinal));
        if (place < 0)
            members.Add(new JsonMember(name, value));
        else
            members[place] = new JsonMember(name, value, members[place].Line, members[place].Column);
        return new JsonValue(JsonKind.Object, members.ToArray(), Line, Column);
    }

    /// <summary>The number as a whole number; false for every other kind, for fractions and exponents, and outside of 64 bits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return Kind == JsonKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The value as JSON text.</summary>
    public override string ToString() => JsonWriter.ToText(this);

    private static Dictionary<string, int> IndexOf(JsonMember[] members)
    {
        var index = new Dictionary<string, int>(members.Length, StringComparer.Ordinal);
        for (var i = 0; i < members.Length; i++)
        {
            if (index.ContainsKey(members[i].Name))
                throw new ArgumentException($"The member '{members[i].Name}' occurs twice in one JSON object.", nameof(members));
            index.Add(members[i].Name, i);
        }
        return index;
    }
}
