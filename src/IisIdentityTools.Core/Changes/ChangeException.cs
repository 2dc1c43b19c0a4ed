namespace IisIdentityTools.Changes;

/// <summary>
/// A change could not be made, undone or recorded. Unless the message says otherwise, nothing was changed. The message names the file
/// and what to do.
/// </summary>
public sealed class ChangeException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="errorId">
    /// Stable identifier. Of the server's files: FileChanged, FileNotCaptured, FileReadOnly, FileIsLink, FileBusy, FolderNotFound,
    /// PermissionsChanged, PermissionsUnknown, PermissionsInvalid, AccessDenied, DiskFull, WriteFailed, SourceNotWritable,
    /// SourceInvalid. Of changes: ServerLocked, ServerMismatch, ChangeUnfinished, ChangeExists, ChangeNotFound, UndoConflict,
    /// NothingToUndo, RecordInvalid. Of plans: EditImpossible, NotEffective, AccessWouldBeLost, PredictionFailed, ScriptImpossible.
    /// </param>
    /// <param name="path">The file or folder that it is about, as the server or this machine names it.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">The cause.</param>
    public ChangeException(string errorId, string path, string message, Exception? inner = null) : base(message, inner)
    {
        ErrorId = errorId;
        Path = path;
    }

    /// <summary>Stable identifier of the error.</summary>
    public string ErrorId { get; }

    /// <summary>The file or folder that it is about.</summary>
    public string Path { get; }
}
