namespace IisIdentityTools.Changes.Editing;

/// <summary>What an edit does to an element of a configuration file.</summary>
public enum ConfigurationEditKind
{
    /// <summary>The attribute shall be there with that value; elements that lack on the way are made.</summary>
    SetAttribute,

    /// <summary>The attribute shall not be there; the element stays.</summary>
    RemoveAttribute,
}
