using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>
/// The applications of a site, or the virtual directories of an application, each with its path in normal form. Of two with one path
/// the first counts. Used again and again for one list after the other.
/// </summary>
internal sealed class UniquePaths(string elementName)
{
    private readonly List<KeyValuePair<string, ConfigurationElement>> _found = [];
    private readonly FirstNames _names = new();

    /// <summary>Called with the path, a second element of that path, and the first one.</summary>
    public Action<string, ConfigurationElement, ConfigurationElement>? OnRepeated { get; init; }

    /// <summary>The elements below <paramref name="parent"/>, in file order. The list is good until the next call.</summary>
    public List<KeyValuePair<string, ConfigurationElement>> Below(ConfigurationElement parent)
    {
        _found.Clear();
        _names.Clear();
        foreach (var child in parent.Children)
        {
            if (child.Name != elementName || child.Find("path") is not { } written)
                continue;
            var path = UrlPath.Normalize(written);
            if (_names.Add(path, child) is { } first)
                OnRepeated?.Invoke(path, child, first);
            else
                _found.Add(new(path, child));
        }

        return _found;
    }
}
