namespace IisIdentityTools.Configuration.Files;

/// <summary>Keeps one copy of each short value of a file ("true", "/", "http"): most values of a large server repeat.</summary>
internal sealed class ValuePool
{
    private const int Longest = 24;
    private const int Most = 4096;

    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    /// <summary>Gives the first copy of an equal value, when it is short.</summary>
    public string Share(string value)
    {
        if (value.Length > Longest)
            return value;
        if (_seen.TryGetValue(value, out var first))
            return first;
        if (_seen.Count < Most)
            _seen.Add(value, value);
        return value;
    }
}
