using System.Globalization;

namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// Reads the attribute lines of a schema text: <c>name type words = default</c>; see <see cref="SchemaTextReader"/> for the notation.
/// </summary>
internal sealed class AttributeTextParser
{
    private const string DefaultSeparator = " = ";

    private static readonly string[] s_validators =
    [
        "applicationPath", "applicationPoolName", "integerRange", "nonEmptyString", "requireTrimmedString", "siteName", "timeSpanRange",
        "virtualDirectoryPath",
    ];

    // In the order of the bits of Properties.
    private static readonly string[] s_propertyWords =
        ["required", "key", "partKey", "caseSensitive", "encrypted", "expanded", "infinite", "runtime"];

    private readonly Dictionary<string, EnumValue[]> _lists = new(StringComparer.Ordinal);

    /// <summary>Makes a list of values known under a name, for attributes of the type <c>enum:name</c> or <c>flags:name</c>.</summary>
    public void Define(string name, SchemaTextLine line, IEnumerable<EnumValue> values)
    {
        if (_lists.ContainsKey(name))
            throw line.Error($"The values '{name}' are already defined.");
        _lists.Add(name, values.ToArray());
    }

    /// <summary>Reads one attribute line.</summary>
    /// <exception cref="InvalidDataException">It is not one; the message starts with resource and line number.</exception>
    public AttributeSchema Parse(SchemaTextLine line)
    {
        var (declaration, defaultValue) = SplitDefault(line.Text);
        var words = declaration.Split(' ');
        if (words.Length < 2)
            throw line.Error("Expected 'name type'.");
        var (type, timeSpanFormat, values) = ParseType(words[1], line);
        var (properties, validator) = ParseProperties(words, line);
        if (type == AttributeType.Enum && defaultValue is not null && !values.Any(v => v.Name == defaultValue))
            throw line.Error($"The default '{defaultValue}' is not one of the values.");
        return new AttributeSchema
        {
            Name = words[0],
            Type = type,
            TimeSpanFormat = timeSpanFormat,
            Values = values,
            Default = defaultValue,
            Required = (properties & Properties.Required) != 0,
            IsUniqueKey = (properties & Properties.Key) != 0,
            IsCombinedKey = (properties & Properties.PartKey) != 0,
            CaseSensitive = (properties & Properties.CaseSensitive) != 0,
            Encrypted = (properties & Properties.Encrypted) != 0,
            Expanded = (properties & Properties.Expanded) != 0,
            AllowInfinite = (properties & Properties.Infinite) != 0,
            IsRuntime = (properties & Properties.Runtime) != 0,
            ValidationType = validator is null ? null : BeforeParenthesis(validator),
            ValidationParameter = validator is null ? null : InParentheses(validator),
        };
    }

    /// <summary>Reads <c>Name=number</c>.</summary>
    public static EnumValue ParseValue(string text, SchemaTextLine line)
    {
        var equals = text.IndexOf('=', 0);
        if (equals <= 0 || !long.TryParse(text.Substring(equals + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw line.Error($"'{text}' is not Name=number.");
        return new EnumValue(text.Substring(0, equals), number);
    }

    // A line that ends in " =" has the empty text as default; all text behind " = " is the default as it stands.
    private static (string Declaration, string? Default) SplitDefault(string text)
    {
        var separator = text.IndexOf(DefaultSeparator, StringComparison.Ordinal);
        if (separator >= 0)
            return (text.Substring(0, separator), text.Substring(separator + DefaultSeparator.Length));
        return text.EndsWith(" =", StringComparison.Ordinal) ? (text.Substring(0, text.Length - 2), "") : (text, null);
    }

    private (AttributeType Type, string? TimeSpanFormat, EnumValue[] Values) ParseType(string word, SchemaTextLine line)
    {
        var end = word.IndexOfAny([':', '(']);
        if (!AttributeTypeMap.TryParse(end < 0 ? word : word.Substring(0, end), out var type))
            throw line.Error($"'{word}' is not an attribute type.");
        var isList = type is AttributeType.Enum or AttributeType.Flags;
        if (end < 0)
            return isList ? throw line.Error("An enumeration needs values.") : (type, null, []);
        var name = word.Substring(end + 1);
        if (type == AttributeType.TimeSpan && name is "seconds" or "minutes")
            return (type, name, []);
        if (!isList)
            throw line.Error($"'{word}' is not an attribute type.");
        if (word[end] == '(')
            return (type, null, InParentheses(word)?.Split(',').Select(v => ParseValue(v, line)).ToArray() ?? throw line.Error("')' is missing."));
        return _lists.TryGetValue(name, out var values) ? (type, null, values) : throw line.Error($"No values '{name}' above this line.");
    }

    private static (Properties Properties, string? Validator) ParseProperties(string[] words, SchemaTextLine line)
    {
        var properties = Properties.None;
        string? validator = null;
        for (var i = 2; i < words.Length; i++)
        {
            var index = Array.IndexOf(s_propertyWords, words[i]);
            if (index >= 0)
                properties |= (Properties)(1 << index);
            else if (!IsValidator(words[i]))
                throw line.Error($"'{words[i]}' is not a word that an attribute may have.");
            else if (validator is not null)
                throw line.Error("More than one validator.");
            else
                validator = words[i];
        }

        return (properties, validator);
    }

    private static bool IsValidator(string word) => Array.IndexOf(s_validators, BeforeParenthesis(word)) >= 0;

    private static string BeforeParenthesis(string word)
    {
        var open = word.IndexOf('(', 0);
        return open < 0 ? word : word.Substring(0, open);
    }

    private static string? InParentheses(string word)
    {
        var open = word.IndexOf('(', 0);
        return open >= 0 && word[word.Length - 1] == ')' ? word.Substring(open + 1, word.Length - open - 2) : null;
    }

    [Flags]
    private enum Properties
    {
        None = 0,
        Required = 1,
        Key = 2,
        PartKey = 4,
        CaseSensitive = 8,
        Encrypted = 16,
        Expanded = 32,
        Infinite = 64,
        Runtime = 128,
    }
}
