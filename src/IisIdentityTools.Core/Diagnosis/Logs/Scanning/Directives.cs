using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Reads the lines that begin with #: columns may change at each of them, in the middle of a file too (rules E).</summary>
internal static class Directives
{
    private const string Fields = "#Fields:";
    private const string Date = "#Date:";

    /// <summary>What holds after a directive.</summary>
    public static HeaderState Read(LineReader line, HeaderState before)
    {
        if (Value(line, Fields) is { } fields)
            return LogFieldMap.FromFields(fields) is var map && map.IsSame(before.Map) ? before : before with { Map = map };
        return Value(line, Date) is { } && DayOf(line) is var day and > 0 ? before with { Day = day } : before;
    }

    private static string? Value(LineReader line, string name)
    {
        if (line.End - line.Start < name.Length)
            return null;
        for (var i = 0; i < name.Length; i++)
        {
            if (line.Bytes[line.Start + i] != name[i] && (line.Bytes[line.Start + i] | 0x20) != (name[i] | 0x20))
                return null;
        }

        return LogText.DecodeAll(line.Bytes, line.Start + name.Length, line.End);
    }

    private static long DayOf(LineReader line)
    {
        var start = line.Start + Date.Length;
        while (start < line.End && line.Bytes[start] <= ' ')
            start++;
        return LogTime.ReadDate(line.Bytes, start, Math.Min(line.End, start + 10));
    }
}
