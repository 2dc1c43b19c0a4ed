using System.Text;
using IisIdentityTools.Diagnosis.Logs.Handshakes;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Makes objects of lines; only lines that somebody may look at become one.</summary>
internal static class EntryReader
{
    /// <summary>The object of a failing line.</summary>
    public static LogEntry Read(LogFile file, in Finding finding, FailureKind kind, string server, string site) =>
        Read(file, finding.Line, finding.Map, kind, finding.Seconds, server, site);

    private static LogEntry Read(LogFile file, LogLine line, LogFieldMap map, FailureKind kind, long seconds, string server, string site) => new()
    {
        Server = server,
        Site = site,
        File = file.Path,
        LineNumber = line.LineNumber,
        TimeUtc = LogTime.ToUtc(seconds),
        Kind = kind,
        StatusCode = line.StatusIn(map.Status),
        SubStatus = (int)line.NumberIn(map[LogColumn.SubStatus]),
        Win32Status = line.NumberIn(map[LogColumn.Win32Status]),
        Method = Text(line, map, LogColumn.Method),
        Url = Path(Text(line, map, LogColumn.Stem)),
        Query = Query(line, map),
        User = Text(line, map, LogColumn.User),
        ClientIp = Text(line, map, LogColumn.ClientIp),
        UserAgent = Text(line, map, LogColumn.UserAgent),
        Referer = Text(line, map, LogColumn.Referer),
        Host = Text(line, map, LogColumn.Host),
        Endpoint = Endpoint(Text(line, map, LogColumn.ServerIp), Text(line, map, LogColumn.ServerPort)),
        TimeTaken = Math.Max(0, line.NumberIn(map[LogColumn.TimeTaken])),
        Reason = Text(line, map, LogColumn.Reason),
        Queue = Text(line, map, LogColumn.Queue),
        OtherFields = OtherFields(line, map),
    };

    private static string Text(LogLine line, LogFieldMap map, LogColumn column) => LogText.Column(line, map[column]).Trim('"');

    // HTTPERR and NCSA write path and query in one column.
    private static string Path(string url) => url.IndexOf('?') is var mark and >= 0 ? url.Substring(0, mark) : url;

    private static string Query(LogLine line, LogFieldMap map)
    {
        if (map.Has(LogColumn.Query))
            return Text(line, map, LogColumn.Query);
        var url = Text(line, map, LogColumn.Stem);
        return url.IndexOf('?') is var mark and >= 0 ? url.Substring(mark + 1) : "";
    }

    private static string Endpoint(string address, string port) => address.Length == 0 || port.Length == 0 ? address + port : $"{address}:{port}";

    private static string OtherFields(LogLine line, LogFieldMap map)
    {
        var text = new StringBuilder();
        foreach (var column in map.OtherColumns)
        {
            if (!line.IsEmpty(column) && text.Length < LogText.Longest)
                text.Append(text.Length == 0 ? "" : " ").Append(map.Names[column]).Append('=').Append(LogText.Column(line, column));
        }

        return text.ToString();
    }
}
