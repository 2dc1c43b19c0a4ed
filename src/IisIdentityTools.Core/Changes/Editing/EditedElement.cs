namespace IisIdentityTools.Changes.Editing;

/// <summary>What an element shall become: one that is written, with its changes, or a new one.</summary>
internal sealed class EditedElement
{
    private readonly TextDocument _document;
    private readonly List<KeyValuePair<string, string?>> _attributes = [];
    private readonly List<EditedElement> _added = [];

    private EditedElement(TextDocument document, TextElement? written, EditedElement? parent, string name, TextElement? after)
    {
        _document = document;
        Written = written;
        Parent = parent;
        Name = name;
        After = after;
    }

    /// <summary>The element in the text; null for a new one.</summary>
    public TextElement? Written { get; }

    /// <summary>The element around a new one.</summary>
    public EditedElement? Parent { get; }

    /// <summary>Local name.</summary>
    public string Name { get; }

    /// <summary>The written sibling that a new element follows; null when there is none.</summary>
    public TextElement? After { get; }

    /// <summary>Attributes that change: the new value, or null for one that goes.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Attributes => _attributes;

    /// <summary>New children; those that follow the same sibling in this order.</summary>
    public IReadOnlyList<EditedElement> Added => _added;

    /// <summary>Where an error about it points.</summary>
    public int Offset => Written?.Start ?? Parent?.Offset ?? 0;

    /// <summary>True when the element has neither attributes nor children, as one that is named in a lock only.</summary>
    public bool IsEmpty => _added.Count == 0 && !_attributes.Exists(change => change.Value is not null)
        && (Written is null || (Written.FirstChild is null && _document.AttributesOf(Written).TrueForAll(attribute => IsChanged(attribute))));

    /// <summary>The written element as one to edit: always the same object.</summary>
    public static EditedElement Of(TextDocument document, TextElement written) =>
        written.Edits ??= new EditedElement(document, written, null, document.NameOf(written), null);

    /// <summary>Value of an attribute as it shall be; null when it is or becomes absent.</summary>
    public string? Find(string attribute)
    {
        var change = _attributes.FindIndex(change => change.Key == attribute);
        return change >= 0 ? _attributes[change].Value : Written is null ? null : _document.Find(Written, attribute);
    }

    /// <summary>Says what an attribute shall be, null for absent. What it is already is no change.</summary>
    public void Set(string attribute, string? value)
    {
        var change = _attributes.FindIndex(change => change.Key == attribute);
        var isAsWritten = (Written is null ? null : _document.Find(Written, attribute)) == value;
        if (change >= 0 && isAsWritten)
            _attributes.RemoveAt(change);
        else if (change >= 0)
            _attributes[change] = new(attribute, value);
        else if (!isAsWritten)
            _attributes.Add(new(attribute, value));
    }

    /// <summary>The children of that name, written ones first.</summary>
    public IEnumerable<EditedElement> FindAll(string name)
    {
        if (Written is not null)
            foreach (var child in Written.Children)
                if (_document.IsNamed(child, name))
                    yield return Of(_document, child);
        foreach (var child in _added)
            if (child.Name == name)
                yield return child;
    }

    /// <summary>Adds a child. It follows the last child that is there; below the root, location tags stand last.</summary>
    public EditedElement Add(string name)
    {
        var child = new EditedElement(_document, null, this, name, Written is null ? null : LastBefore(name));
        _added.Add(child);
        return child;
    }

    /// <summary>An error at the element.</summary>
    public ConfigurationEditException Refuse(string message) => _document.Refuse(message, Offset);

    private TextElement? LastBefore(string name)
    {
        if (Written!.Parent is not null || name == "location")
            return Written.Children.LastOrDefault(child => name == "location" && _document.IsNamed(child, name)) ?? Written.LastChild;
        return Written.Children.LastOrDefault(child => !_document.IsNamed(child, "location")) ?? Written.LastChild;
    }

    private bool IsChanged(TextAttribute attribute) => _attributes.Exists(change => _document.Is(attribute.Start, attribute.NameEnd, change.Key));
}
