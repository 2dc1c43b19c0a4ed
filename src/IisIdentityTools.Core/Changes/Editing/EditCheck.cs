using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// Compares what the editor believes a file to say with what the configuration reader reads in it: before an edit as it is, after
/// it with the edits, element by element and attribute by attribute.
/// </summary>
internal sealed class EditCheck(TextDocument document)
{
    private readonly List<TextAttribute> _written = [];

    /// <summary>The first difference in words, or null when there is none. Values are not quoted: they may be secrets.</summary>
    public string? Compare(ConfigurationElement read) => Compare(document.Root, read);

    private string? Compare(TextElement written, ConfigurationElement read)
    {
        var edits = written.Edits;
        if (!document.IsNamed(written, read.Name))
            return $"<{document.NameOf(written)}> was expected and <{read.Name}> read.";
        if (!HasAttributes(written, read))
            return $"<{read.Name}> has other attributes than expected.";
        // Reading by place walks the list each time: ten thousand sites would be walked ten thousand times.
        ConfigurationElement[] children = [.. read.Children];
        var next = 0;
        if (edits is not null && CompareAdded(edits, null, children, ref next) is { } first)
            return first;
        for (var child = written.FirstChild; child is not null; child = child.Next)
        {
            if (next >= children.Length)
                return $"A child of <{read.Name}> is missing.";
            if (Compare(child, children[next++]) is { } difference)
                return difference;
            if (edits is not null && CompareAdded(edits, child, children, ref next) is { } added)
                return added;
        }

        return next == children.Length ? null : $"<{read.Name}> has more children than expected.";
    }

    private static string? CompareAdded(EditedElement edits, TextElement? after, ConfigurationElement[] children, ref int next)
    {
        foreach (var child in edits.Added)
        {
            if (!ReferenceEquals(child.After, after))
                continue;
            if (next >= children.Length)
                return $"The new <{child.Name}> is missing.";
            if (CompareNew(child, children[next++]) is { } difference)
                return difference;
        }

        return null;
    }

    private static string? CompareNew(EditedElement expected, ConfigurationElement read)
    {
        var values = expected.Attributes.Where(attribute => attribute.Value is not null).ToArray();
        if (expected.Name != read.Name || values.Length != read.Attributes.Count || !values.All(attribute => IsSame(read.Find(attribute.Key), attribute.Key, attribute.Value!)))
            return $"The new <{expected.Name}> is not read as it was written.";
        if (expected.Added.Count != read.Children.Count)
            return $"The new <{expected.Name}> has other children than expected.";
        return expected.Added.Select((child, i) => CompareNew(child, read.Children[i])).FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Written attributes in their order, those that go left out; new ones behind them.</summary>
    private bool HasAttributes(TextElement written, ConfigurationElement read)
    {
        document.ReadAttributes(written, _written);
        var next = 0;
        foreach (var attribute in _written)
        {
            if (IsNamespace(attribute))
                continue;
            var change = Change(written.Edits, attribute);
            if (change is { Value: null })
                continue;
            if (next >= read.Attributes.Count || !IsSame(attribute, change?.Value, read.Attributes[next++]))
                return false;
        }

        foreach (var change in written.Edits?.Attributes ?? [])
        {
            if (change.Value is null || _written.Exists(attribute => document.Is(attribute.Start, attribute.NameEnd, change.Key)))
                continue;
            if (next >= read.Attributes.Count || read.Attributes[next].Name != change.Key || !IsSame(read.Attributes[next++].Value, change.Key, change.Value))
                return false;
        }

        return next == read.Attributes.Count;
    }

    private bool IsSame(TextAttribute written, string? changed, ConfigurationAttribute read) =>
        document.Is(written.Start, written.NameEnd, read.Name)
        && ((changed is null && document.Is(written.ValueStart, written.ValueEnd, read.Value)) || IsSame(read.Value, read.Name, changed ?? document.ValueOf(written)));

    /// <summary>The reader does not give secrets away, only that there is one.</summary>
    private static bool IsSame(string? read, string name, string expected) => read == (SecretAttributes.IsSecret(name) ? SecretAttributes.Redact(expected) : expected);

    private KeyValuePair<string, string?>? Change(EditedElement? edits, TextAttribute attribute)
    {
        foreach (var change in edits?.Attributes ?? [])
            if (document.Is(attribute.Start, attribute.NameEnd, change.Key))
                return change;
        return null;
    }

    private bool IsNamespace(TextAttribute attribute) =>
        document.Is(attribute.Start, attribute.NameEnd, "xmlns") || string.CompareOrdinal(document.Text, attribute.Start, "xmlns:", 0, 6) == 0;
}
