using System.Text;
using System.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Xml;

/// <summary>Streams XML evidence: no DTD, no resolver, bounded tags, names and depth; several roots are allowed, because wevtutil writes them so.</summary>
internal sealed class EvidenceXmlReader : IDisposable
{
    private readonly XmlReader _reader;
    private readonly int _linesBefore;

    /// <summary>Reads a text that stands at its first character that is no white space (<see cref="EvidenceText.SkipBlank"/>): the framework's reader takes nothing before an XML declaration.</summary>
    public EvidenceXmlReader(TextReader text, string file, int linesBefore)
    {
        _linesBefore = linesBefore;
        _reader = XmlReader.Create(new MarkupGuard(text, file, linesBefore), new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
            NameTable = new BoundedNames(),
        });
    }

    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    public bool IsEndOfRoot => _reader.NodeType == XmlNodeType.EndElement && _reader.Depth == 0;

    public bool IsEmpty => _reader.IsEmptyElement;

    public string Name => _reader.LocalName;

    public int Depth => _reader.Depth;

    /// <summary>Line in the file, from 1.</summary>
    public int Line => _linesBefore + ((IXmlLineInfo)_reader).LineNumber;

    /// <summary>Moves on; a nesting that no evidence has is an error of the XML.</summary>
    /// <exception cref="XmlException">The XML is not well formed, or beyond the bounds.</exception>
    public bool Read()
    {
        var read = _reader.Read();
        return !read || _reader.Depth <= EvidenceLimits.Depth ? read : throw new XmlException($"More than {EvidenceLimits.Depth} nested elements.", null, ((IXmlLineInfo)_reader).LineNumber, 1);
    }

    public string Attribute(string name) => _reader.GetAttribute(name) ?? "";

    /// <summary>The attributes of the element that the reader stands on.</summary>
    public IEnumerable<KeyValuePair<string, string>> Attributes()
    {
        while (_reader.MoveToNextAttribute())
            yield return new(_reader.LocalName, _reader.Value);
        _reader.MoveToElement();
    }

    /// <summary>The text of the element that the reader stands on, blanks around it left out; of a very long one the first part. Leaves the reader on the element's end.</summary>
    public string Text()
    {
        if (_reader.IsEmptyElement)
            return "";
        var depth = _reader.Depth;
        var text = new StringBuilder();
        while (Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                Append(text);
        }

        return text.ToString().Trim();
    }

    /// <summary>Line of an error in the file, from 1.</summary>
    public int LineOf(XmlException error) => Math.Max(1, _linesBefore + error.LineNumber);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // Piece by piece, so that a text of any length takes no more memory than is kept of it.
    private void Append(StringBuilder text)
    {
        var buffer = new char[1024];
        for (int room; (room = Math.Min(buffer.Length, EvidenceLimits.ValueLength - text.Length)) > 0;)
        {
            var read = _reader.ReadValueChunk(buffer, 0, room);
            if (read == 0)
                return;
            text.Append(buffer, 0, read);
        }
    }
}
