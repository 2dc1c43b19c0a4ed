namespace IisIdentityTools.Identity;

/// <summary>Where a request goes: site, application, virtual directory, URL path, folder and pool.</summary>
internal sealed record RequestPlace(
    string Server,
    string Site,
    string Application,
    string VirtualDirectory,
    string Path,
    string PhysicalPath,
    string ApplicationPool);
