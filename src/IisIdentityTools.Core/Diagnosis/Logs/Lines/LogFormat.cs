namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>How a log file is written (logFile@logFormat, and what HTTP.sys itself writes).</summary>
internal enum LogFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>W3C extended format: columns by <c>#Fields</c>, times in UTC.</summary>
    W3C,

    /// <summary>Error log of HTTP.sys (HTTPERR): W3C extended format with a reason and the queue, which is the application pool.</summary>
    HttpError,

    /// <summary>IIS format: 15 columns separated by comma and space, local times, no sub-status.</summary>
    Iis,

    /// <summary>NCSA common format: seven columns, local times with their zone, the status and no more of it.</summary>
    Ncsa,
}
