namespace IisIdentityTools.Configuration.Files;

/// <summary>One attribute as it stands in a file. A secret's value never gets here: see <see cref="SecretAttributes"/>.</summary>
public readonly struct ConfigurationAttribute(string name, string value, int line, int column)
{
    /// <summary>Name as written.</summary>
    public string Name { get; } = name;

    /// <summary>Value with entities resolved; for a secret only the note that one is stored.</summary>
    public string Value { get; } = value;

    /// <summary>Line of the name, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column of the name, from 1.</summary>
    public int Column { get; } = column;
}
