using System.Globalization;
using IisIdentityTools.Diagnosis.Evidence.Csv;

namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>Where a log has which column.</summary>
internal sealed class ProcessMonitorColumns
{
    private readonly string _file;
    private readonly int _time;
    private readonly int _processId;
    private readonly int _operation;
    private readonly int _path;
    private readonly int _detail;
    private readonly int _impersonating;
    private readonly int _user;

    public ProcessMonitorColumns(CsvColumns columns, string file)
    {
        _file = file;
        Process = columns.Find("Process Name");
        _path = columns.Find("Path");
        Result = columns.Find("Result");
        if (Process < 0 || _path < 0 || Result < 0)
            throw new EvidenceException(file, 1, $"The columns 'Process Name', 'Path' and 'Result' are needed; the file has: {Shown(columns.Names)}. Save the log with File > Save > CSV, the columns shown in English.");
        _time = columns.Find("Time of Day");
        _processId = columns.Find("PID");
        _operation = columns.Find("Operation");
        _detail = columns.Find("Detail");
        _impersonating = columns.Find("Impersonating");
        _user = columns.Find("User");
        Needed = Math.Max(Result, Math.Max(Process, _path)) + 1;
    }

    public int Process { get; }

    public int Result { get; }

    /// <summary>How many columns a row must have.</summary>
    public int Needed { get; }

    public ProcessMonitorEntry Entry(CsvReader row)
    {
        var time = row.Field(_time);
        var detail = row.Field(_detail);
        return new()
        {
            Time = time,
            TimeOfDay = ProcessMonitorTime.Normalize(time),
            Process = row.Field(Process),
            ProcessId = int.TryParse(row.Field(_processId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
            Operation = row.Field(_operation),
            Path = row.Field(_path),
            Result = row.Field(Result),
            Detail = detail,
            DesiredAccess = ProcessMonitorDetail.Value(detail, "Desired Access"),
            Impersonating = _impersonating >= 0 ? row.Field(_impersonating) : ProcessMonitorDetail.Value(detail, "Impersonating"),
            User = row.Field(_user),
            File = _file,
            Line = row.Line,
        };
    }

    private static string Shown(string names) => names.Length <= 200 ? names : names.Substring(0, 200) + "...";
}
