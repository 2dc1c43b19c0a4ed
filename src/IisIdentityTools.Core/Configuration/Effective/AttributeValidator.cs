using System.Globalization;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>Checks an attribute against the schema: known name, value of its type, validator.</summary>
internal static class AttributeValidator
{
    private static readonly char[] s_notInPoolNames = "|<>&\"/[]+=;:,?*@".ToCharArray();
    private static readonly char[] s_notInSiteNames = "/?".ToCharArray();

    /// <summary>True when the attribute may be merged; otherwise the problem is reported (unless the section is not checked strictly).</summary>
    public static bool Accepts(ElementSchema schema, ConfigurationElement element, ConfigurationAttribute attribute, MergeContext context)
    {
        var known = schema.FindAttribute(attribute.Name);
        if (known is null)
            return AcceptsUnknown(schema, element, attribute, context);
        var fault = Fault(known, attribute.Value);
        if (fault is null)
            return true;
        context.Invalid(
            attribute.Line,
            attribute.Column,
            $"The value '{attribute.Value}' of attribute '{attribute.Name}' in <{element.Name}> is not valid: {fault}.",
            "Correct the value.");
        return !context.IsStrict;
    }

    /// <summary>What is wrong with a value, in words that end a sentence; null when nothing is.</summary>
    public static string? Fault(AttributeSchema attribute, string value) => attribute.Encrypted ? null : attribute.Type switch
    {
        AttributeType.Bool => IsBool(value) ? null : "true or false is expected",
        AttributeType.Enum => FindValue(attribute, value.Trim()) is null ? OneOf(attribute) : null,
        AttributeType.Flags => FlagsFault(attribute, value),
        AttributeType.Int or AttributeType.UInt or AttributeType.Int64 => NumberFault(attribute, value),
        _ => TextFault(attribute, value),
    };

    private static bool AcceptsUnknown(ElementSchema schema, ConfigurationElement element, ConfigurationAttribute attribute, MergeContext context)
    {
        if (schema.AllowUnrecognizedAttributes || !context.IsStrict || attribute.Name is "configProtectionProvider")
            return true;
        if (attribute.Name == "configSource" && context.MayHaveConfigSource)
            return false;
        context.Unknown(
            attribute.Line,
            attribute.Column,
            $"Unrecognized attribute '{attribute.Name}' in <{element.Name}>.",
            "Correct its name (names are case-sensitive) or remove it.");
        return false;
    }

    // On its own, since what a lambda captures is allocated on entry to the method: for each attribute of a large file.
    private static string? FlagsFault(AttributeSchema attribute, string value) =>
        value.Split(',').All(name => name.Trim().Length == 0 || FindValue(attribute, name.Trim()) is not null) ? null : OneOf(attribute);

    private static string? NumberFault(AttributeSchema attribute, string value)
    {
        var text = value.Trim();
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!long.TryParse(isHex ? text.Substring(2) : text, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return "a whole number is expected";
        if (attribute.Type == AttributeType.UInt && (number < 0 || number > uint.MaxValue))
            return "a number from 0 to 4294967295 is expected";
        return RangeFault(attribute, number);
    }

    private static string? RangeFault(AttributeSchema attribute, long number)
    {
        if (attribute.ValidationType != "integerRange" || attribute.ValidationParameter is not { } range)
            return null;
        var parts = range.Split(',');
        if (parts.Length < 2
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var least)
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var most))
            return null;
        var isInside = number >= least && number <= most;
        var isExcluded = parts.Length > 2 && parts[2].Trim() == "exclude";
        return isInside != isExcluded ? null : $"it must be {(isExcluded ? "outside" : "within")} {least} to {most}";
    }

    /// <summary>The validators that IIS_schema.xml documents in its head comment.</summary>
    private static string? TextFault(AttributeSchema attribute, string value) => attribute.ValidationType switch
    {
        "nonEmptyString" or "applicationPoolName" or "siteName" when value.Length == 0 => "it may not be empty",
        "requireTrimmedString" when value.Trim().Length != value.Length => "it may not start or end with white space",
        "applicationPoolName" => Forbidden(value, s_notInPoolNames),
        "siteName" => Forbidden(value, s_notInSiteNames),
        "applicationPath" or "virtualDirectoryPath" => PathFault(value),
        _ => null,
    };

    private static string? Forbidden(string value, char[] characters)
    {
        var at = value.IndexOfAny(characters);
        return at < 0 ? null : $"the character '{value[at]}' is not allowed";
    }

    private static string? PathFault(string value)
    {
        if (!value.StartsWith("/", StringComparison.Ordinal))
            return "a path that starts with '/' is expected";
        if (value.Length > 1 && value.EndsWith("/", StringComparison.Ordinal))
            return "a path that does not end with '/' is expected";
        return value.IndexOf("/.", StringComparison.Ordinal) >= 0 && value.Split('/').Any(segment => segment is "." or "..") ? "'.' and '..' are not allowed in it" : null;
    }

    private static bool IsBool(string value) =>
        string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase) || string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    private static EnumValue? FindValue(AttributeSchema attribute, string name)
    {
        var comparison = attribute.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        foreach (var value in attribute.Values)
            if (string.Equals(value.Name, name, comparison))
                return value;
        return null;
    }

    private static string OneOf(AttributeSchema attribute) => "one of " + string.Join(", ", attribute.Values.Select(value => value.Name)) + " is expected";
}
