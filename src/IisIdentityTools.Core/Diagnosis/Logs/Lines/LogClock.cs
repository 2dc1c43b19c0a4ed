using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>Tells the time of each line. Most lines have the time of the line before, so the text of the last one is compared first.</summary>
internal sealed class LogClock
{
    private byte[] _lastText = [];
    private long _last;

    /// <summary>The day of lines that have a time but no date: that of the last <c>#Date</c> directive, in seconds.</summary>
    public long Day { get; set; }

    /// <summary>Reads the time of a line, in seconds; <see cref="LogTime.None"/> when the log has none, -1 when it is broken.</summary>
    [MethodImpl(HotPath.Optimize)]
    public long Read(LogLine line, LogFieldMap map)
    {
        if (map.Date < 0 || map.Time != map.Date + 1 || map.Format == LogFormat.Ncsa)
            return ReadApart(line, map);
        var start = line.StartOf(map.Date);
        var length = line.EndOf(map.Time) - start;
        return ByteContent.Equals(_lastText, line.Bytes, start, length) ? _last : ReadNew(line, map, start, length);
    }

    private long ReadNew(LogLine line, LogFieldMap map, int start, int length)
    {
        var date = map.Format == LogFormat.Iis
            ? LogTime.ReadIisDate(line.Bytes, start, line.EndOf(map.Date))
            : LogTime.ReadDate(line.Bytes, start, line.EndOf(map.Date));
        var time = LogTime.ReadTime(line.Bytes, line.StartOf(map.Time), start + length);
        if (date < 0 || time < 0)
            return -1;
        if (_lastText.Length != length)
            _lastText = new byte[length];
        Buffer.BlockCopy(line.Bytes, start, _lastText, 0, length);
        return _last = date + time;
    }

    private long ReadApart(LogLine line, LogFieldMap map)
    {
        if (map.Format == LogFormat.Ncsa)
            return LogTime.ReadNcsa(line.Bytes, line.StartOf(map.Time), line.StartOf(map.Time + 1), line.EndOf(map.Time + 1));
        var date = map.Date < 0 ? Day : LogTime.ReadDate(line.Bytes, line.StartOf(map.Date), line.EndOf(map.Date));
        if (date < 0)
            return -1;
        if (map.Time < 0)
            return date;
        var time = LogTime.ReadTime(line.Bytes, line.StartOf(map.Time), line.EndOf(map.Time));
        return time < 0 ? -1 : date + time;
    }
}
