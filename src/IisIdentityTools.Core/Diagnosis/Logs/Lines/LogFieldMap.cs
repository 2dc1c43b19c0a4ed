namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>Which column of a line means what: a <c>#Fields</c> directive compiled, or the fixed columns of the IIS and NCSA formats (rules E).</summary>
internal sealed class LogFieldMap
{
    private const int None = -1;

    // Names of W3C columns; the second names are those of Advanced Logging and of other writers of the format.
    private static readonly Dictionary<string, LogColumn> s_columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = LogColumn.Date, ["date-local"] = LogColumn.Date,
        ["time"] = LogColumn.Time, ["time-local"] = LogColumn.Time,
        ["s-ip"] = LogColumn.ServerIp, ["s-port"] = LogColumn.ServerPort,
        ["s-sitename"] = LogColumn.SiteName, ["s-siteid"] = LogColumn.SiteId, ["s-computername"] = LogColumn.ComputerName,
        ["cs-method"] = LogColumn.Method, ["cs-uri-stem"] = LogColumn.Stem, ["cs-uri"] = LogColumn.Stem, ["cs-uri-query"] = LogColumn.Query,
        ["cs-username"] = LogColumn.User, ["c-ip"] = LogColumn.ClientIp,
        ["cs(User-Agent)"] = LogColumn.UserAgent, ["cs(Referer)"] = LogColumn.Referer, ["cs(Referrer)"] = LogColumn.Referer,
        ["cs-host"] = LogColumn.Host, ["cs(Host)"] = LogColumn.Host, ["cs(Cookie)"] = LogColumn.Cookie,
        ["sc-status"] = LogColumn.Status, ["sc-substatus"] = LogColumn.SubStatus, ["sc-win32-status"] = LogColumn.Win32Status,
        ["time-taken"] = LogColumn.TimeTaken, ["TimeTakenMS"] = LogColumn.TimeTaken,
        ["s-reason"] = LogColumn.Reason, ["s-queuename"] = LogColumn.Queue,
    };

    private readonly int[] _columns;

    private LogFieldMap(LogFormat format, IReadOnlyList<string> names, Func<string, LogColumn?> meaning)
    {
        Names = names;
        _columns = new int[(int)LogColumn.Count];
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = None;
        for (var i = names.Count - 1; i >= 0; i--)
            if (meaning(names[i]) is { } column)
                _columns[(int)column] = i;
        Format = format == LogFormat.W3C && Has(LogColumn.Reason) ? LogFormat.HttpError : format;
        Status = this[LogColumn.Status];
        Date = this[LogColumn.Date];
        Time = this[LogColumn.Time];
        ClientIp = this[LogColumn.ClientIp];
        OtherColumns = format == LogFormat.W3C ? [.. Enumerable.Range(0, names.Count).Where(i => meaning(names[i]) is null)] : [];
        IsOtherService = names.Any(name => name is "x-session" or "x-fullpath");
        HasLocalTimes = format == LogFormat.Iis || names.Any(name => name is "date-local" or "time-local");
    }

    /// <summary>Columns of the IIS format, of which the last is ended by a comma too [C iis-log-file-format].</summary>
    public static LogFieldMap Iis { get; } = Fixed(
        LogFormat.Iis, "c-ip cs-username date time s-sitename s-computername s-ip time-taken cs-bytes sc-bytes sc-status sc-win32-status cs-method cs-uri-stem cs-uri-query");

    /// <summary>Columns of the NCSA format as spaces cut them: the date is two of them, the request three.</summary>
    public static LogFieldMap Ncsa { get; } = Fixed(
        LogFormat.Ncsa, "c-ip rfc931 cs-username time zone cs-method cs-uri-stem cs-version sc-status sc-bytes");

    /// <summary>The format whose columns these are.</summary>
    public LogFormat Format { get; }

    /// <summary>Names of the columns in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Index of the status, or -1.</summary>
    public int Status { get; }

    /// <summary>Index of the date, or -1.</summary>
    public int Date { get; }

    /// <summary>Index of the time, or -1.</summary>
    public int Time { get; }

    /// <summary>Index of the client's address, or -1.</summary>
    public int ClientIp { get; }

    /// <summary>True when the times are those of the server's time zone, which the log does not tell.</summary>
    public bool HasLocalTimes { get; }

    /// <summary>Indexes of the columns without a meaning here: custom fields of the W3C format.</summary>
    public IReadOnlyList<int> OtherColumns { get; }

    /// <summary>A byte that ends each value before its separator, or 0.</summary>
    public byte Trailer => Format == LogFormat.Iis ? (byte)',' : (byte)0;

    /// <summary>True for columns that only FTP logs have: their statuses are not those of HTTP.</summary>
    public bool IsOtherService { get; }

    /// <summary>Index of the column with that meaning, or -1.</summary>
    public int this[LogColumn column] => _columns[(int)column];

    /// <summary>Compiles what follows <c>#Fields:</c>. Of two columns with one meaning the first counts.</summary>
    public static LogFieldMap FromFields(string text) =>
        new(LogFormat.W3C, text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries), name => s_columns.TryGetValue(name, out var column) ? column : null);

    /// <summary>True when there is a column with that meaning.</summary>
    public bool Has(LogColumn column) => this[column] >= 0;

    /// <summary>True when a line means the same under the other map.</summary>
    public bool IsSame(LogFieldMap? other) => other is not null && (ReferenceEquals(this, other) || (Format == other.Format && Names.SequenceEqual(other.Names, StringComparer.Ordinal)));

    private static LogFieldMap Fixed(LogFormat format, string names) =>
        new(format, names.Split(' '), name => s_columns.TryGetValue(name, out var column) ? column : null);
}
