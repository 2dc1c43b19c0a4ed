namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Keeps one copy of attribute values that repeat: on a large server most do ("true", "/", the name of the pool that stood one line
/// above). Fixed size: a new value takes the place of an old one.
/// </summary>
internal sealed class ValuePool
{
    private const int Longest = 32;
    private const int Slots = 1 << 12;
    private const int Hashed = 8;

    private readonly string?[] _seen = new string?[Slots];

    /// <summary>The value, or an equal one that was seen before.</summary>
    public string Share(string value)
    {
        if (value.Length > Longest)
            return value;
        // Names and paths of one server differ at their ends.
        var hash = value.Length;
        for (var i = Math.Max(0, value.Length - Hashed); i < value.Length; i++)
            hash = (hash * 31) + value[i];
        ref var slot = ref _seen[hash & (Slots - 1)];
        return string.Equals(slot, value, StringComparison.Ordinal) ? slot! : slot = value;
    }
}
