using System.Globalization;
using System.Xml.Linq;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Tests.Configuration.Schema;

/// <summary>
/// Sections as a flat map of comparable facts: <c>path@attribute</c> to its properties, <c>path</c> to the flags of an element,
/// <c>path[]</c> to those of its collection and <c>path[]@attribute</c> on. Made from the model, and from schema XML by code of its own.
/// </summary>
internal sealed class SchemaFacts
{
    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _flags = new(StringComparer.Ordinal);

    public IEnumerable<string> Lines =>
        _attributes.Select(a => a.Key + " " + a.Value).Concat(_flags.Select(f => f.Key + " " + string.Join(' ', f.Value)));

    public static SchemaFacts FromModel(IEnumerable<SectionSchema> sections, bool withDefaultsOfSecrets = true)
    {
        var facts = new SchemaFacts();
        foreach (var section in sections)
            facts.AddElement(section.Path, section.Element, withDefaultsOfSecrets);
        return facts;
    }

    public static SchemaFacts FromXml(IEnumerable<string> files, bool withDefaultsOfSecrets = true)
    {
        var facts = new SchemaFacts();
        foreach (var section in files.SelectMany(f => XDocument.Load(f).Root!.Elements("sectionSchema")))
            facts.AddXml((string)section.Attribute("name")!, section, withDefaultsOfSecrets);
        return facts;
    }

    private void AddElement(string path, ElementSchema element, bool withSecrets)
    {
        Flag(path, element.AllowUnrecognizedAttributes, "any");
        Flag(path, element.IsCollectionDefault, "collectionDefault");
        Flag(path, element.IsRuntime, "runtime");
        foreach (var a in element.Attributes)
        {
            var value = a.Encrypted && !withSecrets ? "-" : a.Default ?? "none";
            _attributes[path + "@" + a.Name] = string.Create(CultureInfo.InvariantCulture,
                $"{AttributeTypeMap.ToWord(a.Type)} default={value} required={a.Required} key={a.IsUniqueKey} partKey={a.IsCombinedKey} case={a.CaseSensitive} encrypted={a.Encrypted} expanded={a.Expanded} infinite={a.AllowInfinite} runtime={a.IsRuntime} unit={a.TimeSpanFormat} check={a.ValidationType}({a.ValidationParameter}) values={string.Join(',', a.Values.Select(v => v.Name + "=" + v.Value))}");
        }

        foreach (var child in element.Elements)
            AddElement(path + "/" + child.Name, child, withSecrets);
        if (element.Collection is { } collection)
            AddCollection(path + "[]", collection, withSecrets);
    }

    private void AddCollection(string path, CollectionSchema collection, bool withSecrets)
    {
        foreach (var name in collection.AddNames)
            Flag(path, true, "add:" + name);
        Flag(path, collection.RemoveName is not null, "remove:" + collection.RemoveName);
        Flag(path, collection.ClearName is not null, "clear:" + collection.ClearName);
        Flag(path, collection.DefaultElementName is not null, "defaults:" + collection.DefaultElementName);
        Flag(path, !collection.MergeAppend, "prepend");
        Flag(path, collection.AllowDuplicates, "duplicates");
        AddElement(path, collection.Item, withSecrets);
    }

    private void AddXml(string path, XElement node, bool withSecrets)
    {
        Flag(path, Is(node, "allowUnrecognizedAttributes"), "any");
        Flag(path, Is(node, "isCollectionDefault"), "collectionDefault");
        Flag(path, node.Attribute("extension") is not null, "runtime");
        foreach (var a in node.Elements("attribute"))
        {
            var value = Is(a, "encrypted") && !withSecrets ? "-" : Text(a, "defaultValue") ?? "none";
            var check = Text(a, "validationType") is { } type ? $"{type}({Text(a, "validationParameter")})" : "()"; // ARR has a parameter without type
            var values = a.Elements().Select(v => Text(v, "name") + "=" + Text(v, "value"));
            _attributes[path + "@" + Text(a, "name")] =
                $"{Text(a, "type")} default={value} required={Is(a, "required")} key={Is(a, "isUniqueKey")} partKey={Is(a, "isCombinedKey")} case={Is(a, "caseSensitive")} encrypted={Is(a, "encrypted")} expanded={Is(a, "expanded")} infinite={Is(a, "allowInfinite")} runtime={a.Attribute("extension") is not null} unit={Text(a, "timeSpanFormat")} check={check} values={string.Join(',', values)}";
        }

        foreach (var child in node.Elements("element"))
            AddXml(path + "/" + Text(child, "name"), child, withSecrets);
        foreach (var collection in node.Elements("collection"))
            AddXmlCollection(path + "[]", collection, withSecrets);
    }

    private void AddXmlCollection(string path, XElement collection, bool withSecrets)
    {
        foreach (var name in Text(collection, "addElement")!.Split(','))
            Flag(path, true, "add:" + name);
        foreach (var (attribute, word) in new[] { ("removeElement", "remove:"), ("clearElement", "clear:"), ("defaultElement", "defaults:") })
            Flag(path, collection.Attribute(attribute) is not null, word + Text(collection, attribute));
        Flag(path, Text(collection, "mergeAppend") == "false", "prepend");
        Flag(path, Is(collection, "allowDuplicates"), "duplicates");
        AddXml(path, collection, withSecrets);
    }

    private void Flag(string path, bool isSet, string word)
    {
        if (!_flags.TryGetValue(path, out var words))
            _flags[path] = words = new SortedSet<string>(StringComparer.Ordinal);
        if (isSet)
            words.Add(word);
    }

    private static string? Text(XElement node, string name) => (string?)node.Attribute(name);

    private static bool Is(XElement node, string name) => string.Equals(Text(node, name), "true", StringComparison.OrdinalIgnoreCase);
}
