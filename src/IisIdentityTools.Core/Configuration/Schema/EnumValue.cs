namespace IisIdentityTools.Configuration.Schema;

/// <summary>One name of an enumeration or flag set with its number.</summary>
public sealed class EnumValue(string name, long value)
{
    /// <summary>The name written in configuration files.</summary>
    public string Name { get; } = name;

    /// <summary>The number behind the name.</summary>
    public long Value { get; } = value;
}
