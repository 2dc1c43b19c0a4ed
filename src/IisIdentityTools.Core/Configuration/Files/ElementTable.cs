namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// All elements of one file, in the order of their start tags, so that the descendants of an element follow it. A large server has
/// 150,000 elements: as one object each they would keep the garbage collector busier than reading them.
/// </summary>
internal sealed class ElementTable
{
    private readonly ChunkedList<ElementRow> _rows = new();
    private readonly ChunkedList<ConfigurationAttribute> _attributes = new();

    /// <summary>How many elements there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The element at an index; that of the root is 0.</summary>
    public ref ElementRow this[int index] => ref _rows[index];

    /// <summary>Index behind the last attribute of an element.</summary>
    public int AttributeEnd(int index) => index + 1 < _rows.Count ? _rows[index + 1].FirstAttribute : _attributes.Count;

    /// <summary>The attribute at an index.</summary>
    public ref ConfigurationAttribute Attribute(int index) => ref _attributes[index];

    /// <summary>Adds an element; gives its index. Its attributes are to be added next.</summary>
    public int Open(string name, int line, int column)
    {
        _rows.Add(new ElementRow(name, line, column, _attributes.Count));
        return _rows.Count - 1;
    }

    /// <summary>Adds an attribute of the element that was opened last.</summary>
    public void Add(ConfigurationAttribute attribute) => _attributes.Add(attribute);

    /// <summary>Notes that what was added up to now is all that the element has.</summary>
    public void Close(int index) => _rows[index].End = _rows.Count;
}
