using IisIdentityTools.Diagnosis.Evidence.Csv;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>Events that were saved as CSV by Event Viewer, or by Get-WinEvent or Get-EventLog with Export-Csv. What XML has as data stands in the message there.</summary>
internal static class EventCsvReader
{
    public static IEnumerable<EventEvidence> Read(CsvReader csv, string file, EvidenceProblems problems, EventCsvTimes times, CancellationToken cancellation)
    {
        if (!ReadHeader(csv))
            throw new EvidenceException(file, 1, "The file is empty; an export of events as CSV begins with the names of its columns.");
        var columns = new EventCsvColumns(new CsvColumns(csv), file, csv.Line);
        while (csv.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (csv.Count < columns.Needed)
            {
                problems.Add(file, csv.Line, "The row lacks columns and was left out.");
                continue;
            }

            if (EventMaker.Make(columns.Element(csv), file, csv.Line, times.ToUtc(csv.Field(columns.Time))) is { } evidence)
            {
                if (EventMaker.IsIncomplete(evidence))
                    problems.Add(file, csv.Line, $"The text of {evidence} could not be understood: it may be in another language. Export the events as XML, which is the same in every language.");
                yield return evidence;
            }
        }
    }

    // Export-Csv of Windows PowerShell puts "#TYPE ..." before the header.
    private static bool ReadHeader(CsvReader csv)
    {
        while (csv.Read())
            if (!csv.Field(0).StartsWith("#TYPE", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
