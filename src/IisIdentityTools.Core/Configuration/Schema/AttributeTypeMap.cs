namespace IisIdentityTools.Configuration.Schema;

/// <summary>The words that IIS's schema files (and ours) use for attribute types, both directions.</summary>
public static class AttributeTypeMap
{
    private static readonly string[] s_words = ["string", "bool", "int", "uint", "int64", "enum", "flags", "timeSpan"];

    /// <summary>Finds the type that a word names; words are case-sensitive.</summary>
    /// <returns>False for a word that names no type.</returns>
    public static bool TryParse(string word, out AttributeType type)
    {
        var index = Array.IndexOf(s_words, word);
        type = index < 0 ? default : (AttributeType)index;
        return index >= 0;
    }

    /// <summary>The word for a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined type.</exception>
    public static string ToWord(AttributeType type)
    {
        var index = (int)type;
        if (index < 0 || index >= s_words.Length)
            throw new ArgumentOutOfRangeException(nameof(type), type, "Not a defined attribute type.");
        return s_words[index];
    }
}
