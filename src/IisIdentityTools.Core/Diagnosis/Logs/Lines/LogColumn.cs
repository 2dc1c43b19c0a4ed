namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>What a column of a log means.</summary>
internal enum LogColumn
{
    Date,
    Time,
    ServerIp,
    ServerPort,
    SiteName,
    SiteId,
    ComputerName,
    Method,
    Stem,
    Query,
    User,
    ClientIp,
    UserAgent,
    Referer,
    Host,
    Cookie,
    Status,
    SubStatus,
    Win32Status,
    TimeTaken,
    Reason,
    Queue,

    /// <summary>Number of meanings.</summary>
    Count,
}
