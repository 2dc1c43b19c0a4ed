namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// A collection being put together. An element has one; what several declarations say of it is joined
/// (system.web/profile/properties declares two, "add" and "group"; run-time schema files add attributes to the items of others).
/// </summary>
internal sealed class CollectionSchemaBuilder
{
    private readonly List<string> _addNames = [];

    public CollectionSchemaBuilder(IEnumerable<string> addNames)
    {
        AddNames(addNames);
        Item = new ElementSchemaBuilder(_addNames[0]);
    }

    public string? RemoveName { get; set; }

    public string? ClearName { get; set; }

    public string? DefaultElementName { get; set; }

    public bool MergeAppend { get; set; } = true;

    public bool AllowDuplicates { get; set; }

    public ElementSchemaBuilder Item { get; }

    public void AddNames(IEnumerable<string> names) => _addNames.AddRange(names.Where(n => !_addNames.Contains(n)));

    public void Merge(CollectionSchemaBuilder other)
    {
        AddNames(other._addNames);
        RemoveName ??= other.RemoveName;
        ClearName ??= other.ClearName;
        DefaultElementName ??= other.DefaultElementName;
        MergeAppend &= other.MergeAppend;
        AllowDuplicates |= other.AllowDuplicates;
        Item.Merge(other.Item);
    }

    public CollectionSchemaBuilder Copy()
    {
        var copy = new CollectionSchemaBuilder(_addNames);
        copy.Merge(this);
        return copy;
    }

    public CollectionSchema ToSchema() => new()
    {
        AddNames = _addNames.ToArray(),
        RemoveName = RemoveName,
        ClearName = ClearName,
        DefaultElementName = DefaultElementName,
        MergeAppend = MergeAppend,
        AllowDuplicates = AllowDuplicates,
        Item = Item.ToSchema(),
    };
}
