using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IisIdentityTools.HelpGenerator;

/// <summary>The XML documentation of some assemblies, as plain text.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    public XmlDocumentation(IEnumerable<string> files)
    {
        foreach (var member in files.SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")))
            _members[member.Attribute("name")!.Value] = member;
    }

    /// <summary>The documentation of a member, or null when it has none.</summary>
    public XElement? Member(string id) => _members.GetValueOrDefault(id);

    /// <summary>The summary of a member in one line; empty when it has none.</summary>
    public string Summary(string id) => Text(Member(id)?.Element("summary"));

    /// <summary>The paragraphs of an element: its para children, or its own text.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element)
    {
        if (element is null)
            return [];
        var paragraphs = element.Elements("para").Select(Text).ToList();
        return paragraphs.Count > 0 ? paragraphs : Text(element) is { Length: > 0 } text ? [text] : [];
    }

    /// <summary>The text of an element in one line.</summary>
    public static string Text(XElement? element)
    {
        var text = new StringBuilder();
        foreach (var node in element?.Nodes() ?? [])
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "see" or "seealso" } see => ShortName(see.Attribute("cref")?.Value ?? see.Value),
                XElement inner => Text(inner),
                _ => "",
            });
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    /// <summary>The last name of a documentation identifier.</summary>
    public static string ShortName(string id) => id[(id.LastIndexOfAny(['.', ':']) + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
