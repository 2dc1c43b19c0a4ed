namespace IisIdentityTools.Configuration.Effective;

/// <summary>What a lock inside a section covers.</summary>
internal enum LockTarget
{
    /// <summary>The element as a whole.</summary>
    Item,

    /// <summary>Attributes of the element.</summary>
    Attributes,

    /// <summary>Child elements and collection directives of the element.</summary>
    Elements,
}
