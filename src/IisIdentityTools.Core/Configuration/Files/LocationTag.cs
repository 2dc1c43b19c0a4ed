namespace IisIdentityTools.Configuration.Files;

/// <summary>One <c>location</c> tag.</summary>
public sealed class LocationTag
{
    private LocationTag(ConfigurationElement element)
    {
        Element = element;
        WrittenPath = element.Find("path") ?? "";
        Path = Normalize(WrittenPath);
        InheritInChildApplications = !IsFalse(element.Find("inheritInChildApplications"));
        OverrideMode = ReadOverrideMode(element);
    }

    /// <summary>The tag itself.</summary>
    public ConfigurationElement Element { get; }

    /// <summary>The path attribute as written; empty when absent.</summary>
    public string WrittenPath { get; }

    /// <summary>The path in normal form: no leading, trailing or doubled slashes; empty for this level ("", ".", "/").</summary>
    public string Path { get; }

    /// <summary>False when the settings stop at the border of a nested application.</summary>
    public bool InheritInChildApplications { get; }

    /// <summary>True for Allow, false for Deny, null for Inherit or absent. allowOverride is the older spelling.</summary>
    public bool? OverrideMode { get; }

    /// <summary>True when the tag says it in both spellings, which IIS refuses (rule A7).</summary>
    internal bool SaysOverrideTwice => Element.Find("overrideMode") is not null && Element.Find("allowOverride") is not null;

    /// <summary>The location tags of a file in file order.</summary>
    internal static IReadOnlyList<LocationTag> ReadAll(ConfigurationElement root)
    {
        List<LocationTag>? found = null;
        foreach (var child in root.Children)
            if (child.Name == "location")
                (found ??= []).Add(new LocationTag(child));
        return found is null ? [] : found;
    }

    /// <summary>Brings a location path into normal form; backslashes count as slashes.</summary>
    public static string Normalize(string path)
    {
        if (path.Length == 0 || path == ".")
            return "";
        var isNormal = path[0] is not ('/' or '.' or ' ') && path[path.Length - 1] is not ('/' or ' ') && path.IndexOf('\\') < 0
            && path.IndexOf("//", StringComparison.Ordinal) < 0;
        return isNormal
            ? path
            : string.Join("/", path.Trim().Replace('\\', '/').Split('/').Where(segment => segment.Length > 0 && segment != "."));
    }

    private static bool? ReadOverrideMode(ConfigurationElement element)
    {
        var mode = element.Find("overrideMode");
        if (mode is not null)
            return Is(mode, "Allow") ? true : Is(mode, "Deny") ? false : null;
        return element.Find("allowOverride") is { } allow ? !IsFalse(allow) : null;
    }

    private static bool IsFalse(string? text) => text is not null && Is(text, "false");

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
