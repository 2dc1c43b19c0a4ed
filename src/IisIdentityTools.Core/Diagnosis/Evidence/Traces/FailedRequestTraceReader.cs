using System.Xml;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Evidence.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>
/// Reads a failed request trace as a stream: a trace of any size takes the memory of what is kept of it. Source of the format: traces committed to
/// public repositories, learn.microsoft.com "Troubleshooting Failed Requests Using Tracing", freb.xsl's element names.
/// </summary>
public static class FailedRequestTraceReader
{
    /// <summary>Reads one trace. A trace that breaks off, or is no XML from some line on, gives what stands before, and a problem.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="problems">Takes what could not be read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="EvidenceException">The file is no failed request trace, or has a DTD.</exception>
    public static FailedRequestTrace Read(Stream stream, string file, EvidenceProblems problems, CancellationToken cancellation = default)
    {
        using var headed = new PrefixedStream(stream);
        using var text = EvidenceText.Open(headed);
        using var reader = new EvidenceXmlReader(text, file, EvidenceText.SkipBlank(text));
        var trace = new TraceBuilder(file);
        try
        {
            ReadRoot(reader, file, trace);
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.IsElement && reader.Name == "Event")
                    trace.Add(EventElementReader.Read(reader));
                else if (reader.IsEndOfRoot)
                    trace.IsComplete = true;
            }
        }
        catch (XmlException e) when (trace.HasRoot)
        {
            problems.Add(file, reader.LineOf(e), "The trace is not well formed from here on; what stands before was read. " + e.Message);
            return trace.Build();
        }
        catch (XmlException e)
        {
            throw new EvidenceException(file, reader.LineOf(e), "The file is no XML, so no failed request trace. " + e.Message);
        }

        if (!trace.IsComplete)
            problems.Add(file, reader.Line, "The trace breaks off here; what stands before was read.");
        return trace.Build();
    }

    private static void ReadRoot(EvidenceXmlReader reader, string file, TraceBuilder trace)
    {
        while (reader.Read())
        {
            if (!reader.IsElement)
                continue;
            if (reader.Name != "failedRequest")
                throw new EvidenceException(file, reader.Line, $"The root element is <{reader.Name}>; that of a failed request trace (fr000001.xml in FailedReqLogFiles) is <failedRequest>.");
            trace.ReadRequest(reader);
            return;
        }

        throw new EvidenceException(file, 1, "The file has no element <failedRequest>; a failed request trace (fr000001.xml in FailedReqLogFiles) has one.");
    }
}
