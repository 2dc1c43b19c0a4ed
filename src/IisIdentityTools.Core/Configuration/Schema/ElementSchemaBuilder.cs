namespace IisIdentityTools.Configuration.Schema;

/// <summary>An element being put together from one or several declarations; of two attributes of one name the later one counts.</summary>
internal sealed class ElementSchemaBuilder(string name)
{
    private readonly List<AttributeSchema> _attributes = [];
    private readonly List<ElementSchemaBuilder> _elements = [];

    public string Name { get; } = name;

    public CollectionSchemaBuilder? Collection { get; private set; }

    public bool AllowUnrecognizedAttributes { get; set; }

    public bool IsCollectionDefault { get; set; }

    public bool IsRuntime { get; set; }

    public void Set(AttributeSchema attribute)
    {
        var index = _attributes.FindIndex(a => a.Name == attribute.Name);
        if (index < 0)
            _attributes.Add(attribute);
        else
            _attributes[index] = attribute;
    }

    public ElementSchemaBuilder GetOrAddElement(string elementName)
    {
        var found = _elements.Find(e => e.Name == elementName);
        if (found is null)
            _elements.Add(found = new ElementSchemaBuilder(elementName));
        return found;
    }

    /// <summary>The element's collection, joined with what <paramref name="declared"/> says of it.</summary>
    public CollectionSchemaBuilder Join(CollectionSchemaBuilder declared)
    {
        if (Collection is null)
            Collection = declared;
        else
            Collection.Merge(declared);
        return Collection;
    }

    public void Merge(ElementSchemaBuilder other)
    {
        AllowUnrecognizedAttributes |= other.AllowUnrecognizedAttributes;
        IsCollectionDefault |= other.IsCollectionDefault;
        IsRuntime |= other.IsRuntime;
        foreach (var attribute in other._attributes)
            Set(attribute);
        foreach (var element in other._elements)
            GetOrAddElement(element.Name).Merge(element);
        if (other.Collection is not null)
            Join(other.Collection.Copy());
    }

    public ElementSchema ToSchema() => new(
        Name,
        _attributes.ToArray(),
        _elements.ConvertAll(e => e.ToSchema()),
        Collection?.ToSchema(),
        AllowUnrecognizedAttributes,
        IsCollectionDefault,
        IsRuntime);
}
