using System.Text.RegularExpressions;

namespace IisIdentityTools.Changes.Editing;

/// <summary>One step from an element to a child: by name, and by the value of a key attribute where siblings share the name.</summary>
internal sealed class ElementStep(string name, string? key, string? keyValue)
{
    // The spelling of XPath and appcmd: add[@name='Shop']. A key may hold slashes, not its own quote.
    private static readonly Regex s_step = new("\\G([^/\\[\\]]+)(?:\\[@([^=\\]]+)=(?:'([^']*)'|\"([^\"]*)\")\\])?(?:/(?=.)|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Name of the element.</summary>
    public string Name { get; } = name;

    /// <summary>Attribute that tells siblings apart; null when the name is enough.</summary>
    public string? Key { get; } = key;

    /// <summary>Its value, compared in any case as names of sites and pools are.</summary>
    public string? KeyValue { get; } = keyValue;

    /// <summary>Reads "processModel", "files/add[@value='x']" and the like; nothing for the empty path.</summary>
    /// <exception cref="ArgumentException">The text is no such path.</exception>
    public static IReadOnlyList<ElementStep> Parse(string path, string argument)
    {
        var steps = new List<ElementStep>();
        for (var at = 0; at < path.Length;)
        {
            var match = s_step.Match(path, at);
            if (!match.Success)
                throw new ArgumentException($"'{path}' is no path of elements: write name/name or name[@key='value'].", argument);
            var key = match.Groups[2].Success ? EditNames.Check(match.Groups[2].Value, argument) : null;
            steps.Add(new ElementStep(EditNames.Check(match.Groups[1].Value, argument), key, key is null ? null : match.Groups[3].Success ? match.Groups[3].Value : match.Groups[4].Value));
            at += match.Length;
        }

        return steps;
    }

    /// <summary>The step as it is written in a path.</summary>
    public override string ToString() => Key is null ? Name : $"{Name}[@{Key}='{KeyValue}']";
}
