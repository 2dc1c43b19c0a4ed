namespace IisIdentityTools.Security.Interning;

/// <summary>What a value is looked up by in an <see cref="InternTable{T}"/> before it exists. A structure, so that looking up allocates nothing.</summary>
/// <typeparam name="T">Kind of value.</typeparam>
internal interface IContentKey<in T>
{
    /// <summary>Hash of the content.</summary>
    int Hash { get; }

    /// <summary>True when the value has this content.</summary>
    bool IsContentOf(T value);
}
