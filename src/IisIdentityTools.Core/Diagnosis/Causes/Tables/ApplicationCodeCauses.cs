namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>ASP.NET and other code, as the identity that it runs as.</summary>
internal static class ApplicationCodeCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("NET-WRITE", "The code may not write where it wants to", CauseStage.Execution, CauseAccounts.Code, ["500.0"])
        {
            Seen = "UnauthorizedAccessException: access to the path is denied.",
            ProvedWhen = "the permissions refuse the identity of the code the right it needs on that path; to delete or replace a file needs Modify",
            Ask = "The path: the text of the exception (Application log, or a Process Monitor log of w3wp.exe).",
            Fix = "Give the identity of the code Modify on the folder of the data, and only there. A read-only file gives the same text.",
            Avoid = "Modify on the whole site; granting IUSR when the code runs as the pool.",
            Source = "KB 2005172; rules F1, B3",
        },
    ];
}
