using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Errors;

/// <summary>What kind of error each error of a change is to PowerShell, and what its reader can do next.</summary>
internal static class ChangeErrorKinds
{
    private const string Undo = "Undo-IisChange";

    public static ErrorCategory CategoryOf(string errorId) => errorId switch
    {
        "ServerLocked" or "FileBusy" => ErrorCategory.ResourceBusy,
        "AccessDenied" or "FileReadOnly" => ErrorCategory.PermissionDenied,
        "DiskFull" or "WriteFailed" => ErrorCategory.WriteError,
        "FolderNotFound" or "ChangeNotFound" or "FileNotCaptured" or "PermissionsUnknown" => ErrorCategory.ObjectNotFound,
        "ChangeExists" => ErrorCategory.ResourceExists,
        "RecordInvalid" or "SourceInvalid" or "PermissionsInvalid" or "EditImpossible" => ErrorCategory.InvalidData,
        "PredictionFailed" => ErrorCategory.InvalidResult,
        _ => ErrorCategory.InvalidOperation,
    };

    public static string ActionAfter(string errorId) => errorId switch
    {
        "ServerLocked" or "FileBusy" => "Wait until the other process is done, then run the command again. Nothing was changed.",
        "ChangeUnfinished" => $"Put the server back with {Undo}, which takes the unfinished change when no -Id is given, then run the command again.",
        "UndoConflict" => $"Look at what was changed afterwards (Get-IisChange), and undo the later change first; {Undo} -Force overwrites it.",
        "NothingToUndo" or "ChangeNotFound" => "List the changes with Get-IisChange.",
        "FileChanged" or "PermissionsChanged" => "Run the command again: it plans anew from what is there now. Nothing was changed.",
        "PredictionFailed" => "Nothing is left changed. Please report it, with the message and the snapshot if you may share it.",
        "SourceNotWritable" => "Unpack the archive or capture a folder, and name that with -Snapshot; -WhatIf works here too.",
        "SectionLocked" or "NotEffective" or "EditImpossible" => "Correct what the message names in the configuration file, then run the command again. Nothing was changed.",
        "RecordInvalid" => "Restore the record's file from a backup; other changes can still be listed and undone.",
        _ => "Put right what the message names, then run the command again.",
    };
}
