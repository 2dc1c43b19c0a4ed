using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>The checks that WAS makes on sites and pools: one name once, and nothing that the schema does not know.</summary>
internal sealed class HostingChecks(ConfigurationFile file, List<ConfigurationProblem> problems)
{
    /// <summary>True for the first entry of a name; a second one is reported.</summary>
    public bool IsFirst(FirstNames seen, string name, ConfigurationElement element, string what, string section)
    {
        if (seen.Add(name, element) is not { } first)
            return true;
        Second(what, name, element, first, section);
        return false;
    }

    /// <summary>Reports a second entry of a name.</summary>
    public void Second(string what, string name, ConfigurationElement element, ConfigurationElement first, string section) =>
        new MergeContext(file, "", section, true, false, problems).Duplicate(
            element.Line,
            element.Column,
            $"Cannot add a second {what} '{name}'; the first one is at {file.Path}:{first.Line}.",
            "Rename or remove one of the two.",
            new SourcePosition(file.Path, first.Line, first.Column, ""));

    /// <summary>Reports a site without a root application, or an application without a root directory: nothing of it can be served.</summary>
    public void NoRoot(ConfigurationElement element, string message, string fix) => problems.Add(new ConfigurationProblem
    {
        Message = message,
        Fix = fix,
        File = file.Path,
        Line = element.Line,
        Column = element.Column,
        Section = "system.applicationHost/sites",
    });

    /// <summary>Reports a section that the file has twice.</summary>
    public void Repeated(string section, ConfigurationElement element, ConfigurationElement first) =>
        new MergeContext(file, "", section, true, false, problems).Duplicate(
            element.Line,
            element.Column,
            $"There is a duplicate '{section}' section defined; the first one is at {file.Path}:{first.Line}.",
            "Put the two together.",
            new SourcePosition(file.Path, first.Line, first.Column, ""));

    /// <summary>Checks a whole section against its schema without merging it.</summary>
    public void Section(ConfigurationElement element, ElementSchema schema, string section) =>
        Visit(element, schema, new MergeContext(file, "", section, true, false, problems));

    private static void Visit(ConfigurationElement element, ElementSchema schema, MergeContext context)
    {
        foreach (var attribute in element.Attributes)
            if (!LockAttribute.IsLock(attribute.Name))
                AttributeValidator.Accepts(schema, element, attribute, context);
        if (element.Name == "bindings" && schema.Collection is { } bindings)
            CheckKeys(element, bindings, context);
        foreach (var child in element.Children)
        {
            if (schema.FindElement(child.Name) is { } known)
                Visit(child, known, context);
            else if (schema.Collection is { } collection && CollectionMerger.Understands(schema, child.Name))
                VisitItem(child, collection, context);
            else if (!schema.AllowUnrecognizedAttributes)
                context.Unknown(child.Line, child.Column, $"Unrecognized element '{child.Name}' in <{element.Name}>.", "Correct its name (names are case-sensitive).");
        }
    }

    /// <summary>Two bindings of a site may not be the same; names of sites, applications and directories are checked where they are read.</summary>
    private static void CheckKeys(ConfigurationElement owner, CollectionSchema collection, MergeContext context)
    {
        if (owner.Children.Count < 2)
            return;
        var seen = new Dictionary<string, ConfigurationElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in owner.Children)
        {
            if (!collection.IsAdd(item.Name))
                continue;
            var key = string.Join("\n", collection.KeyAttributes.Select(attribute => item.Find(attribute.Name) ?? attribute.Default ?? ""));
            if (seen.TryGetValue(key, out var first))
                context.Duplicate(item.Line, item.Column, $"Cannot add a duplicate entry <{item.Name}> with {key.Replace("\n", ", ")}.", "Remove one of the two.", context.At(first.Line, first.Column));
            else
                seen.Add(key, item);
        }
    }

    private static void VisitItem(ConfigurationElement item, CollectionSchema collection, MergeContext context)
    {
        if (item.Name == collection.ClearName || item.Name == collection.RemoveName)
            return;
        var required = collection.RequiredAttributes;
        for (var i = 0; i < required.Count; i++)
        {
            var attribute = required[i];
            if (item.Find(attribute.Name) is null)
                context.Invalid(item.Line, item.Column, $"The required attribute '{attribute.Name}' of <{item.Name}> is missing.", $"Add {attribute.Name}=\"...\".");
        }

        Visit(item, collection.Item, context);
    }
}
