using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>The list is fine, and the file still cannot be used.</summary>
internal static class FileStateCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("FILE-HIDDEN", "The file is marked as hidden", CauseStage.Execution, CauseAccounts.None, ["404.9", "404.0"], CauseScope.StaticFile)
        {
            Seen = "404.9 or 404 for a static file that is there; scripts with the same mark run.",
            ProvedWhen = "the file has the attribute hidden, and the static file handler serves it",
            Ask = "The attributes of the file: attrib on it.",
            Fix = "Clear the attribute: attrib -h on the file.",
            Avoid = "Changing permissions.",
            Source = "KB 216803",
        },
        new("FILE-EFS", "The file is encrypted", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous | CauseAccounts.Worker, ["401.3.5", "401.3.6002", "500.0.6002"])
        {
            Seen = "401.3 or 500 on some files, although their list allows it.",
            ProvedWhen = "the file has the attribute encrypted, the list allows it, and the account holds no key to it",
            Ask = "Who holds a key: cipher /c on the file.",
            Fix = "Decrypt the file: cipher /d on it.",
            Avoid = "Granting Everyone, or taking ownership.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("FILE-OFFLINE", "The content of the file is not on the disk", CauseStage.Execution, CauseAccounts.None, ["500.0.4350", "401.3.4350", "404.0.4350", "500.0.362", "404.0.362"])
        {
            Seen = "A slow request, then an error.",
            ProvedWhen = "the file is marked offline or as a placeholder, and its recall failed at that time",
            Ask = "The attributes of the file (attrib shows O), and what storage is behind it.",
            Fix = "Recall the file, and keep content out of storage that moves files away.",
            Avoid = "Changing permissions.",
            Mark = RuleMark.Uncertain,
            Source = "known from practice",
        },
        new("FILE-LOCK", "Another program holds the file", CauseStage.Execution, CauseAccounts.None, ["500.0.32", "401.3.32", "404.0.32", "403.0.32"])
        {
            Seen = "Now and then error 32: the file cannot be opened, and nothing is denied.",
            ProvedWhen = "a trace has 0x80070020 or Process Monitor a SHARING VIOLATION on that file",
            Ask = "Who holds the file: Process Monitor with result SHARING VIOLATION, or handle.exe.",
            Fix = "Have scanners and backups leave out the application's folder, Temporary ASP.NET Files, inetsrv\\config and inetpub\\temp.",
            Avoid = "Changing permissions, installing again.",
            Mark = RuleMark.Recalled,
            Source = "KB 910449, KB 3126034",
        },
        new("FILE-RESTART", "Something touches the application's files, so it restarts", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "Sessions are lost and the application starts again, without an error.",
            ProvedWhen = "bin, web.config or a subfolder was changed or deleted at those times",
            Ask = "What writes there: Process Monitor on the application's folder.",
            Fix = "Have scanners leave out the application's folder, and delete folders elsewhere.",
            Source = "KB 3126034",
        },
        new("PATH-WOW64", "A 32-bit process sees another System32", CauseStage.Execution, CauseAccounts.None, ["404.0.2", "404.0.3", "500.19.3", "500.19.2"], CauseScope.Process32Bit)
        {
            Seen = "404 or 500.19 for content below System32 that is there.",
            ProvedWhen = "the pool runs 32 bits and the path lies below %windir%\\System32",
            Fix = "Put the content into another folder.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("PATH-LONG", "The path is too long", CauseStage.Execution, CauseAccounts.None, ["400.0", "404.0.206", "404.0.123", "404.0.3"])
        {
            Seen = "400 of ASP.NET, or 404 with error 3, 123 or 206.",
            ProvedWhen = "the path of the URL is longer than httpRuntime's maxUrlLength, or the physical path has 260 characters or more",
            Fix = "Shorten the root folder, or raise maxUrlLength and set relaxedUrlToFileSystemMapping.",
            Avoid = "Changing permissions.",
            Mark = RuleMark.Recalled,
            Source = "learn.microsoft.com httpRuntime",
        },
        new("FILE-SYMLINK", "Links to shares are not followed", CauseStage.Execution, CauseAccounts.None, ["401.3.1463", "404.0.1463", "500.0.1463", "500.19.1463"])
        {
            Seen = "Error 1463, or a refusal through a link.",
            ProvedWhen = "the path goes through a link to a share, and the server does not follow links of that kind",
            Ask = "Which links are followed: fsutil behavior query SymlinkEvaluation, and fsutil reparsepoint query on the link.",
            Fix = "Write the real path into physicalPath.",
            Avoid = "Turning on links from share to share.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
    ];
}
