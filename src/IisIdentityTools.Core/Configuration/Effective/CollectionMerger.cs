using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>
/// Applies one file's add, remove and clear to a collection. New items follow the inherited ones, or precede them where the schema
/// says mergeAppend="false" (handlers: a child's mappings are asked first).
/// </summary>
internal sealed class CollectionMerger
{
    private readonly EffectiveElement _owner;
    private readonly CollectionSchema _schema;
    private readonly MergeContext _context;
    private readonly List<EffectiveElement> _inherited;
    private readonly List<EffectiveElement> _added = [];
    private readonly Dictionary<string, EffectiveElement>? _byKey;

    public CollectionMerger(EffectiveElement owner, MergeContext context)
    {
        _owner = owner;
        _schema = owner.Schema.Collection ?? SchemaLessCollection;
        _context = context;
        _inherited = [.. owner.Items];
        if (_schema.KeyAttributes.Count == 0)
            return;
        _byKey = new Dictionary<string, EffectiveElement>(StringComparer.Ordinal);
        foreach (var item in _inherited)
            _byKey[Key(item.Get)] = item;
    }

    private static CollectionSchema SchemaLessCollection { get; } = new()
    {
        AddNames = ["add"],
        RemoveName = "remove",
        ClearName = "clear",
        Item = SchemaLess.Element("add"),
        AllowDuplicates = true,
    };

    /// <summary>True when an element of that name is a directive of the collection.</summary>
    public static bool Understands(ElementSchema schema, string name)
    {
        var collection = schema.Collection;
        if (collection is null)
            return schema.AllowUnrecognizedAttributes && schema.FindElement(name) is null && name is "add" or "remove" or "clear" && schema.Collection is null && schema.Elements.Count == 0;
        return name == collection.ClearName || name == collection.RemoveName || collection.IsAdd(name);
    }

    /// <summary>Applies one directive.</summary>
    public void Take(ConfigurationElement directive)
    {
        if (ElementMerger.IsLockedChild(_owner, directive, _context))
            return;
        if (directive.Name == _schema.ClearName)
            Clear(directive);
        else if (directive.Name == _schema.RemoveName)
            Remove(directive);
        else
            Add(directive);
    }

    /// <summary>The collection after all directives, in effective order.</summary>
    public EffectiveElement[] Finish() => _schema.MergeAppend ? [.. _inherited, .. _added] : [.. _added, .. _inherited];

    private void Clear(ConfigurationElement directive)
    {
        foreach (var item in _inherited)
            if (IsHeld(item, directive, "clear"))
                return;
        _inherited.Clear();
        _added.Clear();
        _byKey?.Clear();
    }

    private void Remove(ConfigurationElement directive)
    {
        if (_byKey is null)
            return;
        // A key attribute that is left out means its default: <remove statusCode="403" /> is subStatusCode="-1".
        var key = Key(name => new EffectiveValue(name, directive.Find(name) ?? _schema.Item.FindAttribute(name)?.Default ?? "", ValueOrigin.Configured, null));
        if (!_byKey.TryGetValue(key, out var item) || IsHeld(item, directive, "remove"))
            return;
        _inherited.Remove(item);
        _added.Remove(item);
        _byKey.Remove(key);
    }

    private void Add(ConfigurationElement directive)
    {
        var item = ElementMerger.Merge(new EffectiveElement(_schema.Item, directive.Name), directive, _context);
        if (Lacks(directive))
            return;
        if (_byKey is not null)
        {
            var key = Key(item.Get);
            if (_byKey.TryGetValue(key, out var first) && !Replaces(first, item, directive))
                return;
            _byKey[key] = item;
        }

        _added.Add(item);
    }

    /// <summary>Decides about a key that is there already: refused by IIS, replaced in sections that only .NET reads.</summary>
    private bool Replaces(EffectiveElement first, EffectiveElement item, ConfigurationElement directive)
    {
        if (_schema.AllowDuplicates)
            return true;
        if (!_context.IsStrict)
        {
            _inherited.Remove(first);
            _added.Remove(first);
            return true;
        }

        if (Repeats(first, item))
            return false;
        var keys = string.Join(", ", _schema.KeyAttributes.Select(key => $"{key.Name}=\"{item.Get(key.Name).Text}\""));
        _context.Duplicate(
            directive.Line,
            directive.Column,
            $"Cannot add a duplicate entry <{directive.Name}> with {keys}; the first one is at {first.Source}.",
            "Remove one of the two, or remove the inherited one first with <remove>.",
            first.Source);
        return false;
    }

    /// <summary>
    /// A location tag that repeats an entry of the same file word by word. Visual Studio 2022 writes one for every ASP.NET Core project
    /// (httpCompression, text/event-stream) beside the same entry of IIS Express's own template, and those projects run.
    /// </summary>
    private bool Repeats(EffectiveElement first, EffectiveElement item) =>
        _context.Location.Length > 0
        && first.Source is { } source
        && string.Equals(source.File, _context.File.Path, StringComparison.OrdinalIgnoreCase)
        && source.Location != _context.Location
        && first.Values.Length == item.Values.Length
        && item.Values.All(value => first.Get(value.Name).Text == value.Text);

    private bool Lacks(ConfigurationElement directive)
    {
        foreach (var attribute in _schema.RequiredAttributes)
        {
            if (directive.Find(attribute.Name) is not null || !_context.IsStrict)
                continue;
            _context.Invalid(
                directive.Line,
                directive.Column,
                $"The required attribute '{attribute.Name}' of <{directive.Name}> is missing.",
                $"Add {attribute.Name}=\"...\".");
            return true;
        }

        return false;
    }

    private bool IsHeld(EffectiveElement item, ConfigurationElement directive, string verb)
    {
        if (ElementLock.Against(item.Locks, LockTarget.Item, _context.File) is not { } rule)
            return false;
        _context.LockedItem(
            directive.Line,
            directive.Column,
            $"Lock violation: <{verb}> would drop an entry that is locked (lockItem) at {rule.Source}.",
            $"Remove <{verb}> here, or the lock there.",
            rule.Source);
        return true;
    }

    private string Key(Func<string, EffectiveValue> get)
    {
        var parts = _schema.KeyAttributes;
        if (parts.Count == 1)
            return Fold(parts[0], get(parts[0].Name).Text);
        return string.Join("\n", parts.Select(part => Fold(part, get(part.Name).Text)));
    }

    private static string Fold(AttributeSchema key, string text) => key.CaseSensitive ? text : text.ToUpperInvariant();
}
