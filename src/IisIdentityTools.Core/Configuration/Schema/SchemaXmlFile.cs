using System.Globalization;
using System.Xml;

namespace IisIdentityTools.Configuration.Schema;

/// <summary>Goes once through one schema file. What XML itself forbids is thrown as <see cref="XmlException"/>; other faults are noted.</summary>
internal sealed class SchemaXmlFile(XmlReader xml, string displayPath, SectionSchemaBuilders sections, List<string> problems)
{
    private int _faults;

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="XmlException">It is not XML, has a document type, or passes a bound.</exception>
    public void Read()
    {
        xml.MoveToContent();
        if (xml.LocalName != "configSchema")
        {
            Note($"Expected <configSchema>, found <{xml.LocalName}>: not a schema file.");
            return;
        }

        ForEachChild(() =>
        {
            if (xml.LocalName == "sectionSchema" && TakeName("name") is { } path)
                ReadSection(path);
            else
                SkipUnknown("sectionSchema");
        });
    }

    private void ReadSection(string path)
    {
        var section = new ElementSchemaBuilder(path) { AllowUnrecognizedAttributes = IsTrue("allowUnrecognizedAttributes") };
        ReadBody(section);
        sections.GetOrAdd(path).Merge(section);
    }

    private void ReadBody(ElementSchemaBuilder owner) => ForEachChild(() =>
    {
        switch (xml.LocalName)
        {
            case "attribute" when TakeName("name") is { } name:
                ReadAttribute(owner, name);
                break;
            case "element" when TakeName("name") is { } name:
                ReadElement(owner.GetOrAddElement(name));
                break;
            case "collection" when TakeNames("addElement") is { Length: > 0 } names:
                ReadCollection(owner, names);
                break;
            case "method":
                Skip();
                break;
            default:
                SkipUnknown("attribute, element or collection");
                break;
        }
    });

    private void ReadElement(ElementSchemaBuilder element)
    {
        element.AllowUnrecognizedAttributes |= IsTrue("allowUnrecognizedAttributes");
        element.IsCollectionDefault |= IsTrue("isCollectionDefault");
        element.IsRuntime |= xml.GetAttribute("extension") is not null;
        ReadBody(element);
    }

    private void ReadCollection(ElementSchemaBuilder owner, string[] addNames)
    {
        var collection = new CollectionSchemaBuilder(addNames)
        {
            RemoveName = NullIfEmpty(xml.GetAttribute("removeElement")),
            ClearName = NullIfEmpty(xml.GetAttribute("clearElement")),
            DefaultElementName = NullIfEmpty(xml.GetAttribute("defaultElement")),
            MergeAppend = xml.GetAttribute("mergeAppend") is null || IsTrue("mergeAppend"),
            AllowDuplicates = IsTrue("allowDuplicates"),
        };
        collection.Item.AllowUnrecognizedAttributes = IsTrue("allowUnrecognizedAttributes");
        ReadBody(owner.Join(collection).Item);
    }

    private void ReadAttribute(ElementSchemaBuilder owner, string name)
    {
        var word = xml.GetAttribute("type") ?? "";
        if (!AttributeTypeMap.TryParse(word, out var type))
        {
            Note($"Attribute '{name}' has the unknown type '{word}' and is left out.");
            Skip();
            return;
        }

        var values = new List<EnumValue>();
        var attribute = CreateAttribute(name, type, values);
        ForEachChild(() =>
        {
            if (xml.LocalName is "enum" or "flag" or "flags" && ReadValue() is { } value)
                values.Add(value);
            else
                SkipUnknown("enum or flag");
        });
        owner.Set(attribute);
    }

    private AttributeSchema CreateAttribute(string name, AttributeType type, List<EnumValue> values) => new()
    {
        Name = name,
        Type = type,
        Values = values,
        Default = xml.GetAttribute("defaultValue"),
        Required = IsTrue("required"),
        IsUniqueKey = IsTrue("isUniqueKey"),
        IsCombinedKey = IsTrue("isCombinedKey"),
        CaseSensitive = IsTrue("caseSensitive"),
        Encrypted = IsTrue("encrypted"),
        Expanded = IsTrue("expanded"),
        AllowInfinite = IsTrue("allowInfinite"),
        IsRuntime = xml.GetAttribute("extension") is not null,
        TimeSpanFormat = xml.GetAttribute("timeSpanFormat") is "seconds" or "minutes" ? xml.GetAttribute("timeSpanFormat") : null,
        ValidationType = NullIfEmpty(xml.GetAttribute("validationType")),
        ValidationParameter = NullIfEmpty(xml.GetAttribute("validationType")) is null ? null : NullIfEmpty(xml.GetAttribute("validationParameter")),
    };

    private EnumValue? ReadValue()
    {
        var name = xml.GetAttribute("name");
        if (name is null || !long.TryParse(xml.GetAttribute("value"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return null;
        Skip();
        return new EnumValue(name, number);
    }

    // The action must take its element whole, so that the reader stands behind it afterwards.
    private void ForEachChild(Action readChild)
    {
        if (xml.Depth >= SchemaXmlReader.MaxDepth)
            throw Fault("Elements are nested too deeply.");
        var depth = xml.Depth;
        var isEmpty = xml.IsEmptyElement;
        xml.Read();
        if (isEmpty)
            return;
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
                readChild();
            else
                xml.Read();
        }

        xml.Read();
    }

    private void Skip() => ForEachChild(Skip);

    private void SkipUnknown(string expected)
    {
        Note($"Expected {expected} with its names, found <{xml.LocalName}>, which is left out.");
        Skip();
    }

    private string? TakeName(string attribute) => NullIfEmpty(xml.GetAttribute(attribute));

    private string[]? TakeNames(string attribute) =>
        xml.GetAttribute(attribute)?.Split(',').Select(n => n.Trim()).Where(n => n.Length > 0).ToArray();

    private bool IsTrue(string attribute) => string.Equals(xml.GetAttribute(attribute), "true", StringComparison.OrdinalIgnoreCase);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private IXmlLineInfo Position => (IXmlLineInfo)xml;

    private void Note(string message)
    {
        if (++_faults > SchemaXmlReader.MaxFaults)
            throw Fault("Too many faults; the rest of the file is not read.");
        problems.Add(SchemaXmlReader.FormatProblem(displayPath, Position.LineNumber, Position.LinePosition, message));
    }

    private XmlException Fault(string message) => new(message, null, Position.LineNumber, Position.LinePosition);
}
