using System.Text.RegularExpressions;

namespace IisIdentityTools.PowerShell.Binding;

/// <summary>
/// Site and application in the ItemXPath of an object of the WebAdministration module, such as
/// <c>/system.applicationHost/sites/site[@name='Shop' and @id='2']/application[@path='/api']</c>.
/// </summary>
internal sealed class IisItemPath
{
    // XPath 1.0 has no escape inside a literal: a name that holds one kind of quotation mark is written in the other.
    private static readonly Regex s_site = Pattern("site", "name");
    private static readonly Regex s_application = Pattern("application", "path");

    private IisItemPath(string? site, string? application)
    {
        Site = site;
        Application = application;
    }

    public string? Site { get; }

    public string? Application { get; }

    public static IisItemPath Parse(string? itemXPath) => new(Value(s_site, itemXPath), Value(s_application, itemXPath));

    private static string? Value(Regex pattern, string? text)
    {
        var match = pattern.Match(text ?? "");
        return match.Success ? match.Groups["value"].Value : null;
    }

    private static Regex Pattern(string element, string attribute) =>
        new($@"/{element}\[@{attribute}=(?<quote>['""])(?<value>.*?)\k<quote>", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
