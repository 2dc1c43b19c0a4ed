using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Commands of this module, as they are typed in PowerShell.</summary>
internal static class CommandText
{
    /// <summary>Gives an identity rights at a path.</summary>
    public static string Grant(string path, string identity, FileRights rights) => $"Grant-IisFolderAccess -Path {Quote(path)} -Identity {Quote(identity)} -Right {RightsText.Of(rights).Replace(" ", "")}";

    /// <summary>Lets anonymous requests of an application use the pool's identity.</summary>
    public static string AnonymousToPool(string site, string application) => $"Set-IisAnonymousToPoolIdentity -Site {Quote(site)} -Application {Quote(application)}";

    /// <summary>The same for a place of a site, and all below it.</summary>
    public static string AnonymousToPoolAt(string site, string urlPath) => $"Set-IisAnonymousToPoolIdentity -Site {Quote(site)}{(urlPath == "/" ? "" : " -Path " + Quote(urlPath))}";

    /// <summary>A setting for one place, written into applicationHost.config: what appcmd takes on every server with IIS.</summary>
    public static string AppCmd(string place, string section, string setting) => $"""%windir%\System32\inetsrv\appcmd set config "{place}" -section:{section} /{setting} /commit:apphost""";

    /// <summary>A path for icacls, attrib and the like, in quotes that both shells understand.</summary>
    public static string Path(string path) => FixCommand.Quote(path);

    /// <summary>A setting of an application pool.</summary>
    public static string Pool(string pool, string setting) => $"""%windir%\System32\inetsrv\appcmd set apppool "{pool}" /{setting}""";

    /// <summary>An account or another text for PowerShell.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''") + "'";
}
