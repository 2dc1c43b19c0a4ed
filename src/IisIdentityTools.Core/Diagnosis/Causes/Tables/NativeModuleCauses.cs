namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>500.0 of native modules.</summary>
internal static class NativeModuleCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("MOD-ISAPILOAD", "The worker process may not load an ISAPI filter or extension", CauseStage.Execution, CauseAccounts.Worker, ["500.0.5"])
        {
            Seen = "500.0 with error 5, the page names LoadLibraryEx or an ISAPI filter.",
            ProvedWhen = "the permissions of the DLL refuse the worker process Read & Execute",
            Ask = "The permissions of the DLL that the page or the trace names: icacls \"<dll>\".",
            Fix = "Give the worker process Read & Execute on that DLL, or remove a filter that nobody needs.",
            Source = "KB 942031; rules B2",
        },
        new("MOD-ISAPIBAD", "An ISAPI filter or extension cannot be used", CauseStage.Execution, CauseAccounts.None, ["500.0.126", "500.0.127", "500.0.193", "500.0.32"])
        {
            Seen = "500.0 with error 126, 127, 193 or 32.",
            ProvedWhen = "the DLL is missing, has no entry point, is built for the other bitness, or is a filter that asks for raw data",
            Ask = "The DLL that the page or the trace names, and its bitness: dumpbin /headers \"<dll>\".",
            Fix = "Correct the mapping, or install the DLL that fits the bitness of the pool.",
            Avoid = "Changing permissions: nobody was refused.",
            Source = "KB 942031",
        },
        new("MOD-REWRITE", "A rewrite rule cannot be used", CauseStage.BeginRequest, CauseAccounts.Worker, ["500.50", "500.51", "500.52", "500.53"])
        {
            Seen = "500.50 to 500.53; .51 is a rule of the server, which runs before authentication.",
            ProvedWhen = "the worker process may not read the file of the rules or maps, or the provider's DLL",
            Ask = "The module's own message: a failed request trace of the URL (appcmd configure trace \"<site>\" /enablesite).",
            Fix = "Correct the rule that the message names; if a file of it is refused, give the worker process Read on that file.",
            Source = "KB 943891",
        },
    ];
}
