using System.Management.Automation;
using System.Runtime.CompilerServices;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.PowerShell.Errors;

/// <summary>Every error record the module writes, one method each; the method's name is the record's stable identifier.</summary>
internal static class IisErrorRecords
{
    public static ErrorRecord SnapshotRequired(string cmdlet) => Record(
        new PSArgumentException("Reading the live server is not in this version: name a captured server with -Snapshot."),
        ErrorCategory.InvalidArgument,
        cmdlet,
        $"Give a snapshot folder, its .zip or an applicationHost.config: {cmdlet} -Snapshot .\\samples\\contoso");

    public static ErrorRecord SnapshotNotFound(string path) => Record(
        new ItemNotFoundException($"There is no folder or file '{path}'."),
        ErrorCategory.ObjectNotFound,
        path,
        "Check the path given to -Snapshot: a snapshot folder, its .zip, or an applicationHost.config.");

    public static ErrorRecord SnapshotNotInFileSystem(string path, string provider) => Record(
        new PSArgumentException($"'{path}' is a path of the provider {provider}; a snapshot is a folder or file of the file system."),
        ErrorCategory.InvalidArgument,
        path,
        "Give a path of the file system, or change to a file-system drive first (Set-Location C:).");

    public static ErrorRecord SnapshotPathInvalid(string path, Exception cause) => Record(
        new PSArgumentException($"'{path}' cannot be resolved to a path: {cause.Message}", cause),
        ErrorCategory.InvalidArgument,
        path,
        "Check the path given to -Snapshot: its drive must exist and it must be a valid path.");

    public static ErrorRecord SnapshotUnusable(FactsException cause) => Record(
        cause,
        ErrorCategory.InvalidData,
        cause.FactsSource,
        "Put right what the message names, or capture the server again. Other snapshots of the same call are still answered.");

    public static ErrorRecord SnapshotUnreadable(Exception cause, string path) => Record(
        cause,
        cause is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
        path,
        "Check that you may read the snapshot's files and that no other program holds them.");

    /// <summary>A question named something that the server does not have; the identifier is the query's own.</summary>
    public static ErrorRecord QueryFailed(IdentityQueryException cause, string server) => Record(
        cause,
        cause.ErrorId.EndsWith("Invalid", StringComparison.Ordinal) ? ErrorCategory.InvalidArgument : ErrorCategory.ObjectNotFound,
        cause.Subject,
        $"Correct it, or leave the parameter out to get all answers for server '{server}'. Tab completes names when -Snapshot stands before them.",
        cause.ErrorId);

    public static ErrorRecord UnexpectedFailure(Exception cause, object? target) => Record(
        cause,
        ErrorCategory.NotSpecified,
        target,
        "This is a fault of IisIdentityTools. Please report it with the output of: $Error[0].Exception.ToString()");

    private static ErrorRecord Record(Exception exception, ErrorCategory category, object? target, string recommendedAction, [CallerMemberName] string errorId = "") =>
        new(exception, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = recommendedAction },
        };
}
