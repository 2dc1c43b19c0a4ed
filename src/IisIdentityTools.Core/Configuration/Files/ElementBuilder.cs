using System.Xml;

namespace IisIdentityTools.Configuration.Files;

/// <summary>Builds the element tree from an XML reader without recursion, so that depth is a bound and not a stack overflow.</summary>
internal sealed class ElementBuilder
{
    private static readonly ArraySegment<ConfigurationAttribute> s_noAttributes = new([]);

    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _place;
    private readonly CancellationToken _cancellation;
    private readonly ValuePool _values = new();
    private readonly SegmentStore<ConfigurationAttribute> _attributeStore = new();
    private readonly SegmentStore<ConfigurationElement> _childStore = new();
    private readonly List<ConfigurationElement> _children = [];
    private readonly Stack<(ConfigurationElement Element, int FirstChild)> _open = new();
    private readonly List<ConfigurationAttribute> _attributes = [];
    private int _count;

    public ElementBuilder(XmlReader reader, CancellationToken cancellation)
    {
        _reader = reader;
        _place = (IXmlLineInfo)reader;
        _cancellation = cancellation;
    }

    /// <summary>Reads the whole document and gives its root element.</summary>
    /// <exception cref="XmlException">The document is not well formed or passes a bound.</exception>
    public ConfigurationElement ReadRoot()
    {
        ConfigurationElement? root = null;
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
                root = Start() ?? root;
            else if (_reader.NodeType == XmlNodeType.EndElement)
                root = Close() ?? root;
        }

        return root ?? throw Fault("The root element is missing.");
    }

    /// <summary>True when an element of that name was open where reading stopped.</summary>
    public bool IsOpen(string name) => _open.Any(open => open.Element.Name == name);

    /// <summary>Takes a start tag; gives the root when the document is that one empty element.</summary>
    private ConfigurationElement? Start()
    {
        Bound();
        var isEmpty = _reader.IsEmptyElement;
        var name = _reader.LocalName;
        var line = _place.LineNumber;
        // The reader points behind '<'; editors and IIS count the bracket.
        var column = _place.LinePosition - 1;
        var element = new ConfigurationElement(name, line, column, ReadAttributes());
        _open.Push((element, _children.Count));
        return isEmpty ? Close() : null;
    }

    private ConfigurationElement? Close()
    {
        var (element, first) = _open.Pop();
        if (_children.Count > first)
        {
            element.Adopt(_childStore.Keep(_children, first));
            _children.RemoveRange(first, _children.Count - first);
        }

        if (_open.Count == 0)
            return element;
        _children.Add(element);
        return null;
    }

    private ArraySegment<ConfigurationAttribute> ReadAttributes()
    {
        if (!_reader.HasAttributes)
            return s_noAttributes;
        _attributes.Clear();
        while (_reader.MoveToNextAttribute())
        {
            var name = _reader.Name;
            if (name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal))
                continue;
            // The place is asked for first: reading a value in chunks moves it.
            var (line, column) = (_place.LineNumber, _place.LinePosition);
            var value = SecretAttributes.IsSecret(name) ? SecretAttributes.Redact(_reader.Value) : _values.Read(_reader);
            _attributes.Add(new ConfigurationAttribute(name, value, line, column));
        }

        _reader.MoveToElement();
        return _attributeStore.Keep(_attributes, 0);
    }

    private void Bound()
    {
        if (_open.Count >= ReaderLimits.Depth)
            throw Fault($"Elements are nested deeper than {ReaderLimits.Depth}.");
        if (++_count > ReaderLimits.Elements)
            throw Fault($"The file has more than {ReaderLimits.Elements} elements.");
        if ((_count & 0xFFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    private XmlException Fault(string message) => new(message, null, _place.LineNumber, _place.LinePosition);
}
