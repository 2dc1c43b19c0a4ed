using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Purposes;

/// <summary>Which identity of an answer needs which rights for a purpose: rule F1, with the split of rule B2 between worker and request user.</summary>
internal sealed class PurposeTable(PurposeFolders folders)
{
    /// <summary>The rights of a purpose for an identity that the question names.</summary>
    public static FileRights RightsOf(FolderPurpose purpose) => purpose switch
    {
        // Who creates a file may write it, whatever it inherits: only the folder is asked ([MS-FSA] 2.1.5.1.1).
        FolderPurpose.Upload => FileRights.CreateFiles,
        FolderPurpose.Modify or FolderPurpose.TemporaryAspNetFiles or FolderPurpose.Logs => FileRights.Modify,
        FolderPurpose.ListDirectory => FileRights.ListDirectory | FileRights.ReadAttributes | FileRights.Synchronize,
        _ => FileRights.Read,
    };

    /// <summary>The purposes of a request itself, when the question names none.</summary>
    public static IReadOnlyList<FolderPurpose> Ordinary(EffectiveIdentity answer) =>
        [answer.HandlerKind == HandlerKind.StaticFile ? FolderPurpose.StaticRead : FolderPurpose.RunCode, FolderPurpose.ReadConfiguration];

    /// <summary>What each identity of the answer needs; identities that take no part are left out.</summary>
    public IEnumerable<PurposeNeed> Of(EffectiveIdentity answer, FolderPurpose purpose) =>
        All(answer, purpose, RightsOf(purpose)).Where(need => need.Identity.Kind != IdentityKind.None && need.Path.Length > 0);

    /// <summary>The same rights for every identity of the answer.</summary>
    public static IEnumerable<PurposeNeed> Everyone(EffectiveIdentity answer, FileRights rights)
    {
        var who = answer.Identities;
        var path = answer.PhysicalPath;
        PurposeNeed[] needs =
        [
            new(AccessRoles.Process, who.Process, path, rights, ""),
            new(AccessRoles.Code, who.Code, path, rights, ""),
            new(AccessRoles.Content, who.Content, path, rights, ""),
            new(AccessRoles.Configuration, who.Configuration, path, rights, ""),
            new(AccessRoles.FileAuthorization, who.FileAuthorization, path, rights, ""),
        ];
        return needs.Where(need => need.Identity.Kind != IdentityKind.None && path.Length > 0);
    }

    private PurposeNeed[] All(EffectiveIdentity answer, FolderPurpose purpose, FileRights rights)
    {
        var who = answer.Identities;
        var path = answer.PhysicalPath;
        switch (purpose)
        {
            case FolderPurpose.StaticRead:
                return [
                    new(AccessRoles.Content, who.Content, path, rights, "open the served file"),
                    new(AccessRoles.Process, who.Process, path, rights, "look for the file, cache and watch it"),
                ];
            case FolderPurpose.ListDirectory:
                return [new(AccessRoles.Content, who.Content, path, rights, "list the folder")];
            case FolderPurpose.ReadConfiguration:
                return Configuration(answer, rights);
            case FolderPurpose.RunCode:
                return Code(answer, rights);
            case FolderPurpose.Upload or FolderPurpose.Modify:
                // WebDAV replaces files: that takes Write and Delete (rule F4).
                var change = answer.HandlerKind == HandlerKind.WebDav ? rights | FileRights.Write | FileRights.Delete : rights;
                return [new(AccessRoles.Code, Writer(who), path, change, purpose == FolderPurpose.Upload ? "store new files" : "create, change and delete files")];
            case FolderPurpose.TemporaryAspNetFiles:
                var temporary = folders.TemporaryAspNetFiles(answer);
                return [
                    new(AccessRoles.Process, who.Process, temporary, rights, "compile pages into the Temporary ASP.NET Files"),
                    new(AccessRoles.Code, who.Code, temporary, rights, "use the Temporary ASP.NET Files"),
                ];
            case FolderPurpose.Logs:
                return [new(AccessRoles.Process, who.Process, folders.Logs(answer), rights, "write the log of the application (aspNetCore/@stdoutLogFile)")];
            default:
                throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "There is no such purpose.");
        }
    }

    private static ResolvedIdentity Writer(RequestIdentities who) => who.Code.Kind == IdentityKind.None ? who.Content : who.Code;

    private PurposeNeed[] Configuration(EffectiveIdentity answer, FileRights rights)
    {
        var reader = answer.Identities.Configuration;
        var folder = folders.ConfigurationFolder(answer);
        var watch = new PurposeNeed(AccessRoles.Configuration, reader, folder, rights, "read web.config and watch the folder, even where there is no web.config");
        return folders.ConfigurationFile(folder) is { } file ? [watch, new(AccessRoles.Configuration, reader, file, rights, "read it")] : [watch];
    }

    private static PurposeNeed[] Code(EffectiveIdentity answer, FileRights rights)
    {
        var who = answer.Identities;
        var path = answer.PhysicalPath;
        // Pages are read; only a program that Windows starts or loads needs Execute (rule F1).
        var isProgram = path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var run = isProgram ? FileRights.ReadAndExecute : rights;
        return [
            new(AccessRoles.Process, who.Process, path, rights, "find the page, load and compile it"),
            new(AccessRoles.Code, who.Code, path, run, "run the page"),
            new(AccessRoles.Content, who.Content, path, rights, "open the files of the page"),
            new(AccessRoles.FileAuthorization, who.FileAuthorization, path, rights, "pass the file authorization of ASP.NET, which checks the user of the request (rule B4)"),
        ];
    }
}
