using System.Xml;

namespace IisIdentityTools.Configuration.Files;

/// <summary>Builds the element tree from an XML reader without recursion, so that depth is a bound and not a stack overflow.</summary>
internal sealed class ElementBuilder
{
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _place;
    private readonly CancellationToken _cancellation;
    private readonly ValuePool _values = new();
    private readonly ElementTable _table = new();
    private readonly Stack<int> _open = new();

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
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
                Start();
            else if (_reader.NodeType == XmlNodeType.EndElement)
                _table.Close(_open.Pop());
        }

        return _table.Count > 0 ? new ConfigurationElement(_table, 0) : throw Fault("The root element is missing.");
    }

    /// <summary>True when an element of that name was open where reading stopped.</summary>
    public bool IsOpen(string name) => _open.Any(index => _table[index].Name == name);

    private void Start()
    {
        Bound();
        var isEmpty = _reader.IsEmptyElement;
        // The reader points behind '<'; editors and IIS count the bracket.
        var index = _table.Open(_reader.LocalName, _place.LineNumber, _place.LinePosition - 1);
        while (_reader.MoveToNextAttribute())
            AddAttribute();
        if (isEmpty)
            _table.Close(index);
        else
            _open.Push(index);
    }

    private void AddAttribute()
    {
        var name = _reader.Name;
        if (name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal))
            return;
        var value = SecretAttributes.IsSecret(name) ? SecretAttributes.Redact(_reader.Value) : _values.Share(_reader.Value);
        _table.Add(new ConfigurationAttribute(name, value, _place.LineNumber, _place.LinePosition));
    }

    private void Bound()
    {
        if (_open.Count >= ReaderLimits.Depth)
            throw Fault($"Elements are nested deeper than {ReaderLimits.Depth}.");
        if (_table.Count >= ReaderLimits.Elements)
            throw Fault($"The file has more than {ReaderLimits.Elements} elements.");
        if ((_table.Count & 0xFFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    private XmlException Fault(string message) => new(message, null, _place.LineNumber, _place.LinePosition);
}
