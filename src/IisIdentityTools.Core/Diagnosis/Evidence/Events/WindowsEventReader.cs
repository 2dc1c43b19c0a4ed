using System.Xml;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Evidence.Csv;
using IisIdentityTools.Diagnosis.Evidence.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>
/// Reads Windows events that were exported as XML (Event Viewer's "Save as", wevtutil, the ToXml of Get-WinEvent; with or without a root element) or as
/// CSV (Event Viewer, Export-Csv), as a stream. Only events that <see cref="Statuses.StatusCatalog"/> has come back. XML is the better source: it is the same in
/// every language, in UTC, and has the error number. Source of the formats: Windows event schema; exports in Microsoft support articles (KB 2565028, "4625(F)").
/// </summary>
public static class WindowsEventReader
{
    /// <summary>Reads events in the file's order. XML that is not well formed from some line on gives what stands before, and a problem.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="problems">Takes what could not be read.</param>
    /// <param name="times">How to read the times of a CSV file; only those with a zone when null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="EvidenceException">The file is no export of events, its CSV header is in another language, or it has a DTD.</exception>
    public static IEnumerable<EventEvidence> Read(Stream stream, string file, EvidenceProblems problems, EventCsvTimes? times = null, CancellationToken cancellation = default)
    {
        using var headed = new PrefixedStream(stream);
        using var text = EvidenceText.Open(headed);
        var linesBefore = EvidenceText.SkipBlank(text);
        if (text.Peek() != '<')
        {
            foreach (var row in EventCsvReader.Read(new CsvReader(text, file, problems, linesBefore + 1), file, problems, times ?? new(), cancellation))
                yield return row;
            yield break;
        }

        using var reader = new EvidenceXmlReader(text, file, linesBefore);
        var position = new XmlPosition(file, problems);
        while (position.Next(reader) is { } found)
        {
            cancellation.ThrowIfCancellationRequested();
            if (EventMaker.Make(found, file, found.Line, found.TimeUtc()) is { } evidence)
                yield return evidence;
        }
    }

    /// <summary>Where the reading of XML is; apart, because a method that yields cannot catch.</summary>
    private sealed class XmlPosition(string file, EvidenceProblems problems)
    {
        private bool _hasRoot;

        public EventElement? Next(EvidenceXmlReader reader)
        {
            try
            {
                while (reader.Read())
                {
                    if (!reader.IsElement)
                        continue;
                    if (reader.Name == "Event")
                    {
                        _hasRoot = true;
                        return EventElementReader.Read(reader);
                    }

                    CheckRoot(reader);
                }
            }
            catch (XmlException e)
            {
                problems.Add(file, reader.LineOf(e), "The export is not well formed from here on; the events before were read. " + e.Message);
            }

            return null;
        }

        private void CheckRoot(EvidenceXmlReader reader)
        {
            if (!_hasRoot && reader.Name != "Events")
                throw new EvidenceException(file, reader.Line, $"The root element is <{reader.Name}>; an export of events has <Events> or <Event>. Save them in Event Viewer as XML, or with wevtutil.");
            _hasRoot = true;
        }
    }
}
