using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Predictions;

/// <summary>The files and folders behind a place: which URLs lead to them, and which do so at all.</summary>
internal sealed class ContentOfPlace(ServerConfiguration configuration, EffectiveIdentity place)
{
    private const int DeepestFolder = 64;

    private readonly HashSet<string> _hidden = new(
        place.Context.Level.GetSection("system.webServer/security/requestFiltering").Element.Child("hiddenSegments").Items.Select(item => item.Get("segment").Text), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _filtered = new(
        place.Context.Level.GetSection("system.webServer/security/requestFiltering").Element.Child("fileExtensions").Items.Where(item => item.Get("allowed").Is("false")).Select(item => item.Get("fileExtension").Text), StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the folder that a virtual directory names.</summary>
    public bool IsRoot => place.Context.Place.IsDirectoryRoot;

    /// <summary>The URL of a file or folder below the place; null when requests for it go elsewhere or are filtered.</summary>
    public string? UrlOf(string path)
    {
        if (!WindowsPath.IsAtOrBelow(path, place.PhysicalPath))
            return null;
        var url = UrlPath.Combine(place.Path, UrlPath.Normalize(path.Substring(place.PhysicalPath.Length).Replace('\\', '/')));
        if (url.Split('/').Any(_hidden.Contains) || _filtered.Contains(Extension(url)))
            return null;
        var found = configuration.FindPlace(place.Context.Place.Site, url);
        return ReferenceEquals(found.VirtualDirectory, place.Context.VirtualDirectory) ? url : null;
    }

    /// <summary>The URL of one file of each extension.</summary>
    public IEnumerable<string> OneOfEachExtension(bool recurse, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Stack<(string Path, int Depth)>();
        pending.Push((place.PhysicalPath, 0));
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var (folder, depth) = pending.Pop();
            foreach (var entry in configuration.Facts.ListFolder(folder).Entries)
            {
                var path = WindowsPath.Combine(folder, entry.Name);
                if (entry.Kind == PathKind.Folder && !entry.IsLink && recurse && depth < DeepestFolder)
                    pending.Push((path, depth + 1));
                else if (entry.Kind == PathKind.File && Extension(entry.Name) is { Length: > 1 } extension && !seen.Contains(extension) && UrlOf(path) is { } url && seen.Add(extension))
                    yield return url;
            }
        }
    }

    private static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? "" : name.Substring(dot);
    }
}
