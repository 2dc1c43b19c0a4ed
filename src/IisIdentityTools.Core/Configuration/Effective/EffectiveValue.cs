using System.Globalization;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>The value of one attribute that counts, and where it came from.</summary>
public sealed class EffectiveValue
{
    internal EffectiveValue(string name, string text, ValueOrigin origin, SourcePosition? source, string from = "")
    {
        Name = name;
        Text = text;
        Origin = origin;
        Source = source;
        From = from;
    }

    /// <summary>Name of the attribute.</summary>
    public string Name { get; }

    /// <summary>The value; empty when unset. Of a secret only the note that one is stored.</summary>
    public string Text { get; }

    /// <summary>What kind of place it came from.</summary>
    public ValueOrigin Origin { get; }

    /// <summary>The place; null for a schema default.</summary>
    public SourcePosition? Source { get; }

    /// <summary>Name of the defaults element, or of the schema; empty when the element itself set the value.</summary>
    public string From { get; }

    /// <summary>True when some file set the value: an empty text is then a choice, not an absence.</summary>
    public bool IsSet => Source is not null;

    /// <summary>The value as a boolean; anything but "true" (in any case) is false.</summary>
    public bool IsTrue => Is("true");

    /// <summary>Compares the value with a word, ignoring case as IIS does for enumerations.</summary>
    public bool Is(string word) => string.Equals(Text.Trim(), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value as a number, or the fallback when it is none.</summary>
    public long Number(long fallback) =>
        long.TryParse(Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    /// <summary>The value.</summary>
    public override string ToString() => Text;
}
