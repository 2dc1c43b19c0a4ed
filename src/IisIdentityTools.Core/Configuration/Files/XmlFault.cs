using System.Text.RegularExpressions;
using System.Xml;

namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Puts the XML reader's complaint into a sentence. The reader quotes what it stumbled over, and a password with a quote or ampersand
/// in it is a common thing to stumble over: only names of open elements are repeated.
/// </summary>
internal static class XmlFault
{
    // Typographic quotes: the framework of Windows PowerShell speaks the language of the machine.
    private static readonly Regex s_quoted = new("(['\"„“”«»‘’])([^'\"„“”«»‘’]{2,})(['\"„“”«»‘’])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The sentence, without the place, which the problem gives by itself.</summary>
    public static string Sentence(XmlException fault, Func<string, bool> isOpenElement)
    {
        // The framework's message ends in "Line 3, position 7."
        var end = fault.LineNumber > 0 ? fault.Message.LastIndexOf(" Line ", StringComparison.Ordinal) : -1;
        var message = end > 0 ? fault.Message.Substring(0, end) : fault.Message;
        return s_quoted.Replace(message, match => isOpenElement(match.Groups[2].Value) ? match.Value : "'...'");
    }
}
