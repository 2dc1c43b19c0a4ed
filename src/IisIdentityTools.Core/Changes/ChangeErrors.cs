using IisIdentityTools.Changes.Storage;

namespace IisIdentityTools.Changes;

/// <summary>Every error of this room, each written once.</summary>
internal static class ChangeErrors
{
    public static ChangeException FileChanged(string path, bool exists) => new("FileChanged", path,
        $"'{path}' {(exists ? "is not as it was when the change was made" : "does not exist any more")}. Make the change again from what is there now.");

    public static ChangeException FileNotCaptured(string path) => new("FileNotCaptured", path,
        $"'{path}' was not captured, so nobody knows what would be overwritten. Capture it, then make the change again.");

    public static ChangeException FileReadOnly(string path) => new("FileReadOnly", path,
        $"'{path}' is marked read-only. Remove the mark if the file may be changed, then try again.");

    public static ChangeException FileIsLink(string path, string link) => new("FileIsLink", path,
        $"'{path}' is a link ('{link}'), which is not followed. Change the file it leads to, or replace the link by the file.");

    public static ChangeException PermissionsChanged(string path) => new("PermissionsChanged", path,
        $"The permissions of '{path}' are not as they were when the change was made. Make the change again from what is there now.");

    public static ChangeException PermissionsUnknown(string path) => new("PermissionsUnknown", path,
        $"The permissions of '{path}' were not captured, so they cannot be changed. Capture them, then make the change again.");

    public static ChangeException PermissionsInvalid(string path, string dacl) => new("PermissionsInvalid", path,
        $"'{dacl}' is no DACL that '{path}' could get. Write it like D:AI(A;OICI;FA;;;SY).");

    public static ChangeException SourceNotWritable(string source, string why) => new("SourceNotWritable", source, $"'{source}' cannot be changed: {why}");

    public static ChangeException SourceInvalid(string file, Exception cause) => new("SourceInvalid", file, $"The facts cannot be changed. {cause.Message}", cause);

    public static ChangeException EditImpossible(string file, Exception cause) => new("EditImpossible", file, cause.Message, cause);

    public static ChangeException NotEffective(string place, string setting, string source) => new("NotEffective", place,
        $"{setting} of '{place}' stays as it is, because {source} sets it after every place where it may be edited. Change it there.");

    public static ChangeException ScriptImpossible(string argument) => new("ScriptImpossible", argument,
        $"No script can be written: '{argument}' has a double quote in it, which Windows PowerShell 5.1 cannot hand to a program. Make that change by other means.");

    public static ChangeException AccessLost(string server, IReadOnlyList<string> breaks) => new("AccessWouldBeLost", server,
        $"Not applied to '{server}', because it would take away what works now: {string.Join(" ", breaks)} Have the missing rights granted along with it, or force it.");

    public static ChangeException PredictionFailed(string server, string change, IReadOnlyList<string> differences, ChangeException? undoing) => new("PredictionFailed", server,
        $"The change {change} was made{(undoing is null ? " and undone again" : " and is still there")}: '{server}' does not say afterwards what was predicted. {string.Join(" ", differences)}"
        + (undoing is null ? "" : $" It could not be undone: {undoing.Message}"), undoing);

    public static ChangeException Fault(FileFault fault, string path, Exception cause) => fault switch
    {
        FileFault.Busy => new("FileBusy", path, $"'{path}' is in use by another process and stayed so. Close what uses it, then try again.", cause),
        FileFault.DiskFull => new("DiskFull", path, $"There is no room on the volume of '{path}'. Free some, then try again.", cause),
        FileFault.AccessDenied => new("AccessDenied", path, $"'{path}' could not be written: {cause.Message} Run as an account that may write to the file and its folder.", cause),
        FileFault.FolderMissing => new("FolderNotFound", path, $"The folder of '{path}' does not exist. Restore it, or make the change again without that file.", cause),
        _ => new("WriteFailed", path, $"'{path}' could not be read or written: {cause.Message}", cause),
    };

    public static ChangeException FolderNotFound(string path) => new("FolderNotFound", path,
        $"The folder of '{path}' does not exist. Restore it, or make the change again without that file.");

    public static ChangeException Locked(string server, string file, string? holder, Exception cause) => new("ServerLocked", file,
        $"Another process is changing '{server}'{(holder is null ? "" : $" ({holder})")}. Wait until it is done, then try again.", cause);

    public static ChangeException OtherServer(string server, string other, string id) => new("ServerMismatch", server,
        $"The change {id} was made for '{other}'; this is '{server}'. Name the server that it was made for.");

    public static ChangeException Unfinished(ChangeRecord record, Exception? cause = null) => new("ChangeUnfinished", record.File,
        $"The change {record.Id} ({record.Reason}) was begun and not finished: some of its files may be written and others not. Undo it before anything else is changed."
        + (cause is null ? "" : " " + cause.Message), cause);

    public static ChangeException Exists(string id, string file) => new("ChangeExists", file, $"There is a change {id} already. Give the new one another identifier.");

    public static ChangeException NotFound(string id, string folder) => new("ChangeNotFound", folder, $"There is no change {id} in '{folder}'.");

    public static ChangeException UndoConflict(string id, IReadOnlyList<string> paths) => new("UndoConflict", paths[0],
        $"The change {id} cannot be undone, because this was changed after it: {string.Join(", ", paths.Select(path => $"'{path}'"))}. Undo the later change first, or force the undo, which overwrites the later change.");

    public static ChangeException NothingToUndo(string id, string file) => new("NothingToUndo", file, $"Nothing of the change {id} is left to be undone: all is as it was before.");

    public static ChangeException RecordInvalid(string file, string problem, Exception? cause = null) => new("RecordInvalid", file,
        $"'{file}' is no record of a change that can be used: {problem} Restore the file, or put the server back by other means.", cause);
}
