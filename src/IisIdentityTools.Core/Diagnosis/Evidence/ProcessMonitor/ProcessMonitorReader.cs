using System.Globalization;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Evidence.Csv;

namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>
/// Reads a Process Monitor log that was saved as CSV, as a stream. The columns may be any, in any order, as long as process, path and result are among
/// them. Source of the format: logs in github.com/eronnen/procmon-parser (tests/resources), written by Process Monitor 3.5 to 4.
/// </summary>
public static class ProcessMonitorReader
{
    /// <summary>Reads the rows that a filter takes, in the file's order.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="problems">Takes the rows that could not be read.</param>
    /// <param name="filter">Which rows; refused accesses of the IIS worker process when null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="EvidenceException">The file is no such log, or its header is in another language.</exception>
    public static IEnumerable<ProcessMonitorEntry> Read(Stream stream, string file, EvidenceProblems problems, ProcessMonitorFilter? filter = null, CancellationToken cancellation = default)
    {
        filter ??= new();
        using var headed = new PrefixedStream(stream);
        using var text = EvidenceText.Open(headed);
        var csv = new CsvReader(text, file, problems);
        if (!csv.Read())
            throw new EvidenceException(file, 1, "The file is empty; a Process Monitor log saved as CSV begins with the names of its columns.");
        var columns = new ProcessMonitorColumns(new CsvColumns(csv), file);
        while (csv.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (csv.Count < columns.Needed)
                problems.Add(file, csv.Line, string.Format(CultureInfo.InvariantCulture, "The row has {0} columns; the result stands in column {1}. It was left out.", csv.Count, columns.Needed));
            else if (Takes(filter.Results, csv, columns.Result) && Takes(filter.Processes, csv, columns.Process))
                yield return columns.Entry(csv);
        }
    }

    private static bool Takes(IReadOnlyList<string> wanted, CsvReader csv, int column)
    {
        for (var i = 0; i < wanted.Count; i++)
            if (csv.Is(column, wanted[i]))
                return true;
        return wanted.Count == 0;
    }
}
