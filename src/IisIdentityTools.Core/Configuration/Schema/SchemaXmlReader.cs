using System.Globalization;
using System.Xml;

namespace IisIdentityTools.Configuration.Schema;

/// <summary>
/// Reads IIS's own schema files (<c>%windir%\System32\inetsrv\config\schema\*.xml</c>), one after the other; several may declare parts
/// of the same section. Format: the comment that heads IIS_schema.xml. Methods of run-time extensions are passed over; names that the
/// format does not know on an element (the files hold such misspellings) are ignored, as IIS does.
/// </summary>
/// <remarks>
/// The files are untrusted input: a document type is refused, nothing outside is resolved, size and depth are bounded.
/// Faults are collected, not thrown.
/// </remarks>
public sealed class SchemaXmlReader
{
    /// <summary>Deepest nesting of elements that is read; the deepest in Microsoft's files is 12.</summary>
    public const int MaxDepth = 32;

    /// <summary>Most characters of one file that are read; Microsoft's longest has 90,000.</summary>
    public const int MaxCharacters = 1024 * 1024;

    /// <summary>Most faults of one file that are noted before the rest of it is given up.</summary>
    public const int MaxFaults = 100;

    private readonly SectionSchemaBuilders _sections = new();
    private readonly List<string> _problems = [];

    /// <summary>Reads one file into the result. The stream is left open.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="displayPath">The name that problems quote.</param>
    public void Add(Stream stream, string displayPath)
    {
        try
        {
            using var xml = XmlReader.Create(stream, CreateSettings());
            new SchemaXmlFile(xml, displayPath, _sections, _problems).Read();
        }
        catch (XmlException fault)
        {
            // The framework does not say where a document type or an empty file is at fault: then the file as a whole is named.
            _problems.Add(FormatProblem(displayPath, Math.Max(fault.LineNumber, 1), Math.Max(fault.LinePosition, 1), fault.Message));
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            _problems.Add(FormatProblem(displayPath, 1, 1, "Cannot be read: " + fault.Message));
        }
    }

    /// <summary>What all files read so far say together.</summary>
    public SchemaReadResult ToResult() => new(_sections.ToSections(), _problems.ToArray());

    internal static string FormatProblem(string path, int line, int column, string message) =>
        string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}: {3}", path, line, column, message);

    private static XmlReaderSettings CreateSettings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };
}
