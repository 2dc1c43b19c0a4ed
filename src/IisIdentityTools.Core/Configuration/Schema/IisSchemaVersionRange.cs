namespace IisIdentityTools.Configuration.Schema;

/// <summary>The versions for which a line of a schema text counts: <c>7.5+</c>, <c>-7.0</c>, <c>8.0-8.5</c> or <c>7.0</c>, ends included.</summary>
internal readonly struct IisSchemaVersionRange(IisSchemaVersion first, IisSchemaVersion last)
{
    /// <summary>Oldest version of the range.</summary>
    public IisSchemaVersion First { get; } = first;

    /// <summary>Newest version of the range.</summary>
    public IisSchemaVersion Last { get; } = last;

    /// <summary>True when the version lies in the range.</summary>
    public bool Contains(IisSchemaVersion version) => version >= First && version <= Last;

    /// <summary>Reads a range; false when the text is none.</summary>
    public static bool TryParse(string text, out IisSchemaVersionRange range)
    {
        var dash = text.IndexOf('-', 0);
        var isOpenEnded = text.EndsWith("+", StringComparison.Ordinal);
        var from = isOpenEnded ? text.Substring(0, text.Length - 1) : dash >= 0 ? text.Substring(0, dash) : text;
        var to = isOpenEnded ? "10.0" : dash >= 0 ? text.Substring(dash + 1) : text;
        if (dash == 0)
            from = "7.0";
        var isValid = IisSchemaVersionMap.TryParse(from, out var first) & IisSchemaVersionMap.TryParse(to, out var last) && first <= last;
        range = new IisSchemaVersionRange(first, last);
        return isValid;
    }
}
