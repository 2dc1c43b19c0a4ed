namespace IisIdentityTools.Security.Conditions;

/// <summary>The resource attributes of one object, read from the audit list of its descriptor. Immutable.</summary>
internal sealed class ResourceAttributes
{
    private readonly Dictionary<string, AttributeFact> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly AttributeFact _others;

    private ResourceAttributes(AccessControlEntry[] entries, AttributeFact others)
    {
        _others = others;
        foreach (var entry in entries)
        {
            if (entry.Type != AceType.SystemResourceAttribute || entry.IsInheritOnly)
                continue;
            if (!ResourceAttribute.TryFromBytes(entry.ApplicationData, out var attribute, out _))
                _others = AttributeFact.NotKnown;
            // The first entry of a name counts. One with the same value twice is to Windows as if it were not there.
            else if (!_facts.ContainsKey(attribute.Name) && !attribute.HasDuplicates)
                _facts.Add(attribute.Name, AttributeFact.Of(attribute.Values, attribute.IsCaseSensitive));
        }
    }

    /// <summary>The attributes of an object. A descriptor without audit list was read without it: then none is known.</summary>
    public static ResourceAttributes Of(SecurityDescriptor descriptor) =>
        new(descriptor.Sacl?.Entries ?? [], descriptor.IsSaclPresent ? AttributeFact.Absent : AttributeFact.NotKnown);

    /// <summary>The attribute of that name.</summary>
    public AttributeFact Find(string name) => _facts.TryGetValue(name, out var found) ? found : _others;
}
