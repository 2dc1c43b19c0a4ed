namespace IisIdentityTools.Access;

/// <summary>What a folder or file is to be used for. Which identity needs which rights for it: rule F1.</summary>
public enum FolderPurpose
{
    /// <summary>No purpose: rights were asked for by name.</summary>
    None,

    /// <summary>Serve files as they are: the reader of the content and the worker process need Read.</summary>
    StaticRead,

    /// <summary>Read web.config and watch its folder: the reader of the configuration needs Read and List.</summary>
    ReadConfiguration,

    /// <summary>Run pages and programs: the worker process, the code, and the user whom ASP.NET checks need Read.</summary>
    RunCode,

    /// <summary>Show a directory listing or find the default document: the reader of the content needs List.</summary>
    ListDirectory,

    /// <summary>Store new files: the code needs CreateFiles on the folder.</summary>
    Upload,

    /// <summary>Create, change, replace and delete files: the code needs Modify.</summary>
    Modify,

    /// <summary>Compile ASP.NET pages: the worker process and the code need Modify on the Temporary ASP.NET Files.</summary>
    TemporaryAspNetFiles,

    /// <summary>Write the application's own logs: the worker process needs Modify.</summary>
    Logs,
}
