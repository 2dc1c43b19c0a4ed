namespace IisIdentityTools.Facts;

/// <summary>
/// Every question that may be asked of a web server. The live server, a captured snapshot and a test fixture are
/// implementations. All paths are Windows paths, compared case-insensitively, with environment variables already expanded
/// unless a member says otherwise. Implementations are safe to use from several threads at once.
/// </summary>
public interface IServerFacts : IDisposable
{
    /// <summary>Who the server is: name, domain, versions, and when the facts were taken.</summary>
    ServerDescription Server { get; }

    /// <summary>
    /// Where the facts came from, as a person would name it (a folder, a .zip, a file, "the live server").
    /// </summary>
    string Source { get; }

    /// <summary>
    /// Windows path of the local configuration folder, normally <c>C:\Windows\System32\inetsrv\config</c>. It holds
    /// applicationHost.config unless redirection.config there sends the reader to a shared configuration.
    /// </summary>
    string ConfigurationFolder { get; }

    /// <summary>The file at <paramref name="path"/>: its state and, when present, its bytes.</summary>
    FileFact GetFile(string path);

    /// <summary>
    /// Whether the folder at <paramref name="path"/> exists. <see cref="FactState.Present"/> also promises that the configuration
    /// files directly in it were captured, so that one that <see cref="GetFile"/> does not find is <see cref="FactState.Absent"/>.
    /// </summary>
    FactState GetFolder(string path);

    /// <summary>
    /// Windows paths of all captured web.config files at or below <paramref name="folder"/>, in ordinal order. Empty when none
    /// was captured, which does not prove that there is none: ask <see cref="GetFolder"/>.
    /// </summary>
    IReadOnlyList<string> FindConfigurationFiles(string folder);

    /// <summary>
    /// Windows paths of the captured files directly in <paramref name="folder"/> whose names end in <paramref name="suffix"/>
    /// ("_schema.xml"), in ordinal order. Empty when none was captured, which does not prove that there is none.
    /// </summary>
    IReadOnlyList<string> FindFiles(string folder, string suffix);

    /// <summary>The value of an environment variable of the server (system-wide, as IIS expands it), or null when it was not captured.</summary>
    string? GetEnvironmentVariable(string name);

    /// <summary>The account or group with that SID or name (<c>NAME</c>, <c>DOMAIN\NAME</c>, <c>.\NAME</c> or <c>name@domain</c>), or null when it was not captured.</summary>
    AccountFact? FindAccount(string nameOrSid);

    /// <summary>Every captured local group with its members.</summary>
    IReadOnlyList<GroupFact> Groups { get; }

    /// <summary>
    /// <see cref="FactState.Present"/> when <see cref="Groups"/> is the whole list of the server's local groups,
    /// <see cref="FactState.Unknown"/> when groups may be missing.
    /// </summary>
    FactState GroupsState { get; }

    /// <summary>
    /// SIDs that hold a user right or privilege by local policy (<c>SeBatchLogonRight</c>, <c>SeImpersonatePrivilege</c> ...), or
    /// null when it was not captured.
    /// </summary>
    IReadOnlyList<string>? GetUserRightHolders(string right);

    /// <summary>
    /// A registry switch by its full name, <c>HKLM\SOFTWARE\...\Key!ValueName</c>, as invariant text; null when it was not captured.
    /// The empty string means that the value is known to be absent.
    /// </summary>
    string? GetSwitch(string name);

    /// <summary>
    /// The security descriptor and attributes of exactly that file or folder. Nothing is derived from the folders above it, except that
    /// what stands below an absent or unreadable folder is so too.
    /// </summary>
    PathSecurityFact GetPathSecurity(string path);

    /// <summary>What is known to lie directly in the folder.</summary>
    FolderListing ListFolder(string path);

    /// <summary>The permissions of the share <c>\\server\share</c>; <see cref="FactState.Unknown"/> when nobody captured them.</summary>
    ShareFact FindShare(string server, string share);
}
