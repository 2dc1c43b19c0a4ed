using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Access.Purposes;

/// <summary>Where the files of a purpose lie when it is not the content itself.</summary>
internal sealed class PurposeFolders(ServerConfiguration configuration)
{
    private const string WebConfig = "web.config";

    /// <summary>The folder whose web.config counts for the place: the place itself, or the folder of a file.</summary>
    public string ConfigurationFolder(EffectiveIdentity answer)
    {
        var path = answer.PhysicalPath;
        if (path.Length == 0)
            return "";
        var isFile = configuration.Facts.GetPathSecurity(path).Kind == PathKind.File || configuration.Facts.GetFile(path).State == FactState.Present;
        return isFile ? WindowsPath.Parent(path) ?? path : path;
    }

    /// <summary>The web.config of a folder when it is known to exist.</summary>
    public string? ConfigurationFile(string folder)
    {
        if (folder.Length == 0)
            return null;
        var file = configuration.Facts.GetFile(WindowsPath.Combine(folder, WebConfig));
        return file.State is FactState.Present or FactState.Unreadable ? file.Path : null;
    }

    /// <summary>
    /// Where ASP.NET compiles for the application: compilation/@tempDirectory, else the folder of the framework that the pool loads (rule F1).
    /// Empty when the answer is not ASP.NET.
    /// </summary>
    public string TemporaryAspNetFiles(EffectiveIdentity answer)
    {
        if (answer.HandlerKind is not (HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf))
            return "";
        var compilation = Level(answer).GetSection("system.web/compilation").Get("tempDirectory").Text.Trim();
        if (compilation.Length > 0)
            return Expand(compilation);
        var worker = answer.Case.Worker;
        var version = worker.RuntimeVersion.StartsWith("v2", StringComparison.OrdinalIgnoreCase) ? "v2.0.50727" : "v4.0.30319";
        return Expand($@"%windir%\Microsoft.NET\Framework{(worker.Is32Bit ? "" : "64")}\{version}\Temporary ASP.NET Files");
    }

    /// <summary>The folder of the module's own log for an ASP.NET Core application; empty for others, whose logs the kernel or no pool writes.</summary>
    public string Logs(EffectiveIdentity answer)
    {
        if (answer.HandlerKind is not (HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess or HandlerKind.HttpPlatform))
            return "";
        var section = answer.HandlerKind == HandlerKind.HttpPlatform ? "system.webServer/httpPlatform" : "system.webServer/aspNetCore";
        var file = Expand(Level(answer).GetSection(section).Get("stdoutLogFile").Text.Trim());
        if (file.Length == 0 || configuration.FindSite(answer.Site) is not { } site)
            return "";
        var root = configuration.FindPlace(site, answer.Application).PhysicalPath ?? "";
        var full = WindowsPath.IsRooted(file) ? file : root.Length == 0 ? "" : WindowsPath.Combine(root, file);
        return full.Length == 0 ? "" : WindowsPath.Parent(full) ?? full;
    }

    private ConfigurationLevel Level(EffectiveIdentity answer) =>
        configuration.GetLevels(configuration.FindSite(answer.Site)!).At(answer.Path);

    private string Expand(string text) => EnvironmentExpansion.Expand(text, configuration.Facts).Text;
}
