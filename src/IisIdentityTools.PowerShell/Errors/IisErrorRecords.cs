using System.Management.Automation;
using System.Runtime.CompilerServices;
using IisIdentityTools.Changes;
using IisIdentityTools.Changes.Editing;
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

    public static ErrorRecord VolumeUnusable(FactsException cause) => Record(
        cause,
        ErrorCategory.InvalidArgument,
        cause.FactsSource,
        "Check what is given to -Volume: a drive or share, an equals sign, and the folder where its NTFS volume is mounted, such as D:=/mnt/d.");

    public static ErrorRecord SnapshotUnreadable(Exception cause, string path) => Record(
        cause,
        cause is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
        path,
        "Check that you may read the snapshot's files and that no other program holds them.");

    /// <summary>A question named something that the server does not have; the identifier is the query's own.</summary>
    public static ErrorRecord QueryFailed(IdentityQueryException cause, string server) => Record(cause, CategoryOf(cause), cause.Subject, AfterQuery(cause.ErrorId, server), cause.ErrorId);

    /// <summary>The same where something was to be changed: to leave the parameter out would change everything.</summary>
    public static ErrorRecord NothingChangedFor(IdentityQueryException cause) => Record(
        cause, CategoryOf(cause), cause.Subject, "Correct it; nothing was changed for it. Tab completes names when -Snapshot stands before them.", cause.ErrorId);

    private static ErrorCategory CategoryOf(IdentityQueryException cause) =>
        cause.ErrorId.EndsWith("Invalid", StringComparison.Ordinal) ? ErrorCategory.InvalidArgument : ErrorCategory.ObjectNotFound;

    private static string AfterQuery(string errorId, string server) => errorId switch
    {
        "PathNotFound" => "Check the path, or capture the server again if the folder is newer than the snapshot.",
        "IdentityRequired" => "Name who asks with -Identity. Tab completes names when -Snapshot stands before them.",
        "PathInvalid" => "Write a Windows path of the server, a site with a path in it (Shop/cart), or a URL.",
        _ => $"Correct it, or leave the parameter out to get all answers for server '{server}'. Tab completes names when -Snapshot stands before them.",
    };

    public static ErrorRecord PlaceRequired(string cmdlet) => Record(
        new PSArgumentException("Name the folders whose permissions shall be changed with -Path, or a site with -Site."),
        ErrorCategory.InvalidArgument,
        cmdlet,
        $"For all sites of the server: {cmdlet} -Site *");

    /// <summary>A plan would take something away that works; its target is the plan.</summary>
    public static ErrorRecord AccessWouldBeLost(ChangeException cause, ChangePlan plan, string recommendedAction) =>
        Record(cause, ErrorCategory.InvalidOperation, plan, recommendedAction, cause.ErrorId);

    /// <summary>A change could not be planned, made, undone or recorded; the identifier is the core's own.</summary>
    public static ErrorRecord ChangeFailed(ChangeException cause) =>
        Record(cause, ChangeErrorKinds.CategoryOf(cause.ErrorId), cause.Path, ChangeErrorKinds.ActionAfter(cause.ErrorId), cause.ErrorId);

    public static ErrorRecord ChangeNotFound(string id, string folder) =>
        ChangeFailed(new ChangeException(nameof(ChangeNotFound), id, $"There is no change {id} in '{folder}'."));

    public static ErrorRecord NothingToUndo(string folder) =>
        ChangeFailed(new ChangeException(nameof(NothingToUndo), folder, $"Nothing is left to be undone: '{folder}' has no change that still stands."));

    public static ErrorRecord EditImpossible(ConfigurationEditException cause) =>
        Record(cause, ErrorCategory.InvalidData, cause.File, ChangeErrorKinds.ActionAfter(nameof(EditImpossible)));

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
