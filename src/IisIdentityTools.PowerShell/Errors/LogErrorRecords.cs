using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.PowerShell.Errors;

/// <summary>The error records of logs, one method each; the method's name is the record's stable identifier.</summary>
internal static class LogErrorRecords
{
    private const string CheckPath = "Check -LogPath: a log, a folder (everything below it that ends in .log or .log.gz), or wildcards, such as C:\\inetpub\\logs\\LogFiles\\W3SVC5\\u_ex2503*.log";

    public static ErrorRecord LogNotFound(LogException cause, string path) => Record(cause, ErrorCategory.ObjectNotFound, path, CheckPath);

    /// <summary>One of several paths leads to no log.</summary>
    public static ErrorRecord LogNotFound(LogProblem problem) => LogNotFound(new LogException(problem.ToString()), problem.File);

    public static ErrorRecord LogPathInvalid(string path, Exception? cause) => Record(
        new PSArgumentException(cause is null ? $"'{path}' is no path of the file system." : $"'{path}' cannot be resolved to a path: {cause.Message}", cause),
        ErrorCategory.InvalidArgument,
        path,
        CheckPath);

    /// <summary>A file that was found is not read, or not to its end.</summary>
    public static ErrorRecord LogUnreadable(LogProblem problem) => Record(
        new LogException(problem.ToString()),
        ErrorCategory.ReadError,
        problem.File,
        "Check that you may read the file and that it is a log in W3C extended, HTTPERR, IIS or NCSA format. The other logs of the same call are still read.");

    public static ErrorRecord StatusInvalid(FormatException cause, string[] statuses) => Record(
        cause, ErrorCategory.InvalidArgument, statuses, "Correct -Status: 401, 401.3, 4xx, 5xx, several with commas between them, or * for all. Without it, what is refused.");

    public static ErrorRecord PeriodInvalid(DateTime after, DateTime before) => Record(
        new PSArgumentException(string.Format(CultureInfo.InvariantCulture, "No time is after {0:yyyy-MM-dd HH:mm:ssK} and before {1:yyyy-MM-dd HH:mm:ssK}.", after, before)),
        ErrorCategory.InvalidArgument,
        null,
        "Give -After the earlier time and -Before the later one.");

    /// <summary>A file of evidence is not read, or not to its end.</summary>
    public static ErrorRecord EvidenceUnreadable(LogProblem problem) => Record(
        new LogException(problem.ToString()),
        ErrorCategory.ReadError,
        problem.File,
        "Check the path, and that the file is what its parameter says: a failed request trace (fr*.xml), a Process Monitor log saved as CSV, events exported as XML or CSV.");

    public static ErrorRecord RefusalStatusInvalid(FormatException cause, string status) => Record(
        cause, ErrorCategory.InvalidArgument, status, "Write the status as the log or the error page has it: 401.3, 401.3.5, 500.19/0x80070021, 503 AppOffline.");

    public static ErrorRecord NothingToExplain() => Record(
        new PSArgumentException("Nothing is given that could be explained: neither a status nor a recording."),
        ErrorCategory.InvalidArgument,
        null,
        "Name a status (Resolve-IisAccessDenied 401.3 -Site Shop -Url /a.htm), a recording (-FailedRequestTrace, -ProcessMonitorLog), or pipe what Find-IisAccessDenied gives.");

    public static ErrorRecord NothingRefused(PSObject input) => Record(
        new PSArgumentException($"'{input}' ({input.BaseObject.GetType().Name}) shows no refused request: it has no Status."),
        ErrorCategory.InvalidData,
        input,
        "Pipe what Find-IisAccessDenied gives, or name the status: Resolve-IisAccessDenied 401.3 -Site Shop -Url /a.htm");

    private static ErrorRecord Record(Exception exception, ErrorCategory category, object? target, string recommendedAction, [CallerMemberName] string errorId = "") =>
        new(exception, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = recommendedAction },
        };
}
