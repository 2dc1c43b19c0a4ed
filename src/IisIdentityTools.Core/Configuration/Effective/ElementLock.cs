using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>A lock inside a section: lockAttributes, lockElements, their ...Except forms, or lockItem.</summary>
internal sealed class ElementLock
{
    private readonly HashSet<string>? _names;
    private readonly bool _except;

    private ElementLock(ConfigurationFile file, SourcePosition source, LockTarget target, HashSet<string>? names, bool except)
    {
        File = file;
        Source = source;
        Target = target;
        _names = names;
        _except = except;
    }

    /// <summary>The file that set the lock. Location tags of the same file are not bound by it.</summary>
    public ConfigurationFile File { get; }

    /// <summary>Where the lock stands.</summary>
    public SourcePosition Source { get; }

    /// <summary>What it locks.</summary>
    public LockTarget Target { get; }

    /// <summary>The lock of another file that forbids a file to touch a target; null when none does.</summary>
    /// <param name="locks">The locks of the element.</param>
    /// <param name="target">What is to be touched.</param>
    /// <param name="file">The file that wants to.</param>
    /// <param name="name">Attribute or element concerned; not used for the item as a whole.</param>
    public static ElementLock? Against(ElementLock[] locks, LockTarget target, ConfigurationFile file, string name = "")
    {
        foreach (var rule in locks)
            if (rule.Target == target && !ReferenceEquals(rule.File, file) && rule.Covers(name))
                return rule;
        return null;
    }

    private bool Covers(string name) => _names is null || _names.Contains(name) != _except;

    /// <summary>Names of an attribute lock that the element's schema does not have.</summary>
    public IEnumerable<string> UnknownAttributes(ElementSchema schema) => Target != LockTarget.Attributes || _names is null || schema.AllowUnrecognizedAttributes
        ? []
        : _names.Where(name => name != "*" && schema.FindAttribute(name) is null);

    /// <summary>Reads the locks an element sets; null when it sets none.</summary>
    public static List<ElementLock>? Read(ConfigurationElement element, ConfigurationFile file, string location)
    {
        List<ElementLock>? locks = null;
        foreach (var attribute in element.Attributes)
        {
            if (!LockAttribute.IsLock(attribute.Name))
                continue;
            var source = new SourcePosition(file.Path, attribute.Line, attribute.Column, location);
            if (Make(attribute, file, source) is { } made)
                (locks ??= []).Add(made);
        }

        return locks;
    }

    private static ElementLock? Make(ConfigurationAttribute attribute, ConfigurationFile file, SourcePosition source)
    {
        var names = new HashSet<string>(
            attribute.Value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()),
            StringComparer.Ordinal);
        var all = names.Contains("*");
        return attribute.Name switch
        {
            LockAttribute.Item => string.Equals(attribute.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase)
                ? new ElementLock(file, source, LockTarget.Item, null, false)
                : null,
            LockAttribute.Attributes => new ElementLock(file, source, LockTarget.Attributes, all ? null : names, false),
            LockAttribute.AllAttributesExcept => new ElementLock(file, source, LockTarget.Attributes, names, true),
            LockAttribute.Elements => new ElementLock(file, source, LockTarget.Elements, all ? null : names, false),
            _ => new ElementLock(file, source, LockTarget.Elements, names, true),
        };
    }
}
