using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>The folders in which IIS looks for web.config on the way to a request, from the site's root, each with who reads there (rule B2).</summary>
internal static class ConfigurationChain
{
    /// <summary>One folder of the chain.</summary>
    /// <param name="UrlPath">Path in the site.</param>
    /// <param name="Folder">The folder.</param>
    /// <param name="Reader">The account of its virtual directory, else the worker process.</param>
    /// <param name="IsConnectAs">True for the account of a virtual directory.</param>
    public sealed record Link(string UrlPath, string Folder, ResolvedIdentity Reader, bool IsConnectAs);

    /// <summary>The chain of a place.</summary>
    public static IEnumerable<Link> Of(CaseServer server, CasePlace place)
    {
        var accounts = new AccountDirectory(server.Facts);
        foreach (var path in Prefixes(place.UrlPath, isFile: place.IsFolder == false))
        {
            if (server.Configuration.FindPlace(place.Site, path) is not { PhysicalPath: { Length: > 0 } folder, VirtualDirectory: { } directory, ConfigurationFolder: not null })
                continue;
            var user = directory.UserNameText;
            var reader = user.Length == 0 ? place.Worker.Identity : accounts.Find(user, IdentityKind.ConnectAsAccount);
            yield return new(path, folder, reader, user.Length > 0);
        }
    }

    private static IEnumerable<string> Prefixes(string urlPath, bool isFile)
    {
        yield return "/";
        var names = urlPath.Split('/').Where(name => name.Length > 0).ToArray();
        var path = "";
        for (var i = 0; i < names.Length - (isFile ? 1 : 0); i++)
            yield return path += "/" + names[i];
    }
}
