namespace IisIdentityTools.Configuration.Schema;

/// <summary>How a collection of elements is written and merged.</summary>
public sealed class CollectionSchema
{
    /// <summary>Names of the directives that add an item: one, or several ("allow", "deny").</summary>
    public required IReadOnlyList<string> AddNames { get; init; }

    /// <summary>Name of the directive that removes an inherited item, or null when there is none.</summary>
    public string? RemoveName { get; init; }

    /// <summary>Name of the directive that removes all inherited items, or null when there is none.</summary>
    public string? ClearName { get; init; }

    /// <summary>Name of the sibling element that holds defaults for the items (applicationPoolDefaults ...), or null.</summary>
    public string? DefaultElementName { get; init; }

    /// <summary>True when the deepest items come last (the usual case); false when they come first (handlers).</summary>
    public bool MergeAppend { get; init; } = true;

    /// <summary>True when two items may have the same key.</summary>
    public bool AllowDuplicates { get; init; }

    /// <summary>Attributes, child elements and the inner collection of one item.</summary>
    public required ElementSchema Item { get; init; }

    /// <summary>The attributes that make an item's key, in schema order: the unique one, or the parts of a combined one. May be empty.</summary>
    public IReadOnlyList<AttributeSchema> KeyAttributes => _keyAttributes ??= Item.Attributes.Where(a => a.IsUniqueKey || a.IsCombinedKey).ToArray();

    /// <summary>The attributes without which an item is refused, in schema order.</summary>
    public IReadOnlyList<AttributeSchema> RequiredAttributes => _requiredAttributes ??= Item.Attributes.Where(a => a.Required).ToArray();

    private IReadOnlyList<AttributeSchema>? _keyAttributes;
    private IReadOnlyList<AttributeSchema>? _requiredAttributes;

    /// <summary>True when an element of that name adds an item.</summary>
    public bool IsAdd(string name)
    {
        for (var i = 0; i < AddNames.Count; i++)
            if (string.Equals(AddNames[i], name, StringComparison.Ordinal))
                return true;
        return false;
    }
}
