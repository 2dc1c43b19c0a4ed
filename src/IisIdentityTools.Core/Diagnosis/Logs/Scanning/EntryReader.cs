using System.Text;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Makes objects of lines; only lines that somebody may look at become one.</summary>
internal static class EntryReader
{
    /// <summary>The object of a failing line.</summary>
    public static LogEntry Read(LogFile file, LogLine line, LogFieldMap map, in FailingLine failing) => new()
    {
        Server = failing.Server,
        Site = failing.Site,
        File = file.Path,
        LineNumber = line.LineNumber,
        TimeUtc = LogTime.ToUtc(failing.Seconds),
        StatusCode = failing.Status,
        SubStatus = failing.SubStatus,
        Win32Status = failing.Win32Status,
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
        if (map.Format is not (LogFormat.W3C or LogFormat.HttpError) || map.Names.All(LogFieldMap.IsKnown))
            return "";
        var text = new StringBuilder();
        for (var i = 0; i < map.Names.Count && text.Length < LogText.Longest; i++)
        {
            if (!LogFieldMap.IsKnown(map.Names[i]) && !line.IsEmpty(i))
                text.Append(text.Length == 0 ? "" : " ").Append(map.Names[i]).Append('=').Append(LogText.Column(line, i));
        }

        return text.ToString();
    }
}
