using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Security;

/// <summary>
/// Rights on files and folders. Each of the lower bits has two names, one for files and one for folders. Names as in .NET's
/// FileSystemRights, values as in winnt.h; the combinations are what Windows calls by these names, SYNCHRONIZE included.
/// </summary>
[Flags]
[SuppressMessage("Design", "CA1069:Enums values should not be duplicated", Justification = "Files and folders name the same bit differently.")]
public enum FileRights
{
    /// <summary>No right.</summary>
    None = 0,

    /// <summary>FILE_READ_DATA: read a file.</summary>
    ReadData = 0x1,

    /// <summary>FILE_LIST_DIRECTORY: list a folder, and watch it for changes.</summary>
    ListDirectory = 0x1,

    /// <summary>FILE_WRITE_DATA: change a file.</summary>
    WriteData = 0x2,

    /// <summary>FILE_ADD_FILE: create a file in a folder.</summary>
    CreateFiles = 0x2,

    /// <summary>FILE_APPEND_DATA: add to the end of a file.</summary>
    AppendData = 0x4,

    /// <summary>FILE_ADD_SUBDIRECTORY: create a folder in a folder.</summary>
    CreateDirectories = 0x4,

    /// <summary>FILE_READ_EA.</summary>
    ReadExtendedAttributes = 0x8,

    /// <summary>FILE_WRITE_EA.</summary>
    WriteExtendedAttributes = 0x10,

    /// <summary>FILE_EXECUTE: run a file.</summary>
    ExecuteFile = 0x20,

    /// <summary>FILE_TRAVERSE: pass through a folder.</summary>
    Traverse = 0x20,

    /// <summary>FILE_DELETE_CHILD: delete anything directly in the folder, whatever its own list says.</summary>
    DeleteSubdirectoriesAndFiles = 0x40,

    /// <summary>FILE_READ_ATTRIBUTES.</summary>
    ReadAttributes = 0x80,

    /// <summary>FILE_WRITE_ATTRIBUTES.</summary>
    WriteAttributes = 0x100,

    /// <summary>DELETE: delete or rename the file or folder itself.</summary>
    Delete = 0x1_0000,

    /// <summary>READ_CONTROL: read the permissions.</summary>
    ReadPermissions = 0x2_0000,

    /// <summary>WRITE_DAC: change the permissions.</summary>
    ChangePermissions = 0x4_0000,

    /// <summary>WRITE_OWNER: take ownership.</summary>
    TakeOwnership = 0x8_0000,

    /// <summary>SYNCHRONIZE: wait on the handle; nearly every open asks for it.</summary>
    Synchronize = 0x10_0000,

    /// <summary>FILE_GENERIC_READ, SDDL <c>FR</c>, icacls <c>R</c>.</summary>
    Read = 0x12_0089,

    /// <summary>FILE_GENERIC_WRITE, SDDL <c>FW</c>, icacls <c>W</c>.</summary>
    Write = 0x12_0116,

    /// <summary>FILE_GENERIC_EXECUTE, SDDL <c>FX</c>.</summary>
    Execute = 0x12_00A0,

    /// <summary>Read and execute, icacls <c>RX</c>.</summary>
    ReadAndExecute = 0x12_00A9,

    /// <summary>Read, write, execute and delete, icacls <c>M</c>.</summary>
    Modify = 0x13_01BF,

    /// <summary>FILE_ALL_ACCESS, SDDL <c>FA</c>, icacls <c>F</c>.</summary>
    FullControl = 0x1F_01FF,
}
