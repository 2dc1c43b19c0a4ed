namespace IisIdentityTools.Facts.Volumes;

/// <summary>Which drive or share of a server a mounted volume stands for: <c>D:=/mnt/d</c>.</summary>
public sealed class VolumeMapping
{
    private const string Forms = @"Write it like D:=/mnt/d or \\files01\web=/mnt/web";

    private VolumeMapping(string root, string folder)
    {
        Root = root;
        Folder = folder;
    }

    /// <summary>The root on the server: <c>D:\</c> or <c>\\server\share</c>.</summary>
    public string Root { get; }

    /// <summary>The folder on this machine where the volume is mounted, in full; for a share, the folder on the volume that is shared.</summary>
    public string Folder { get; }

    /// <summary>Reads the text of an option.</summary>
    /// <param name="text">A drive or share, an equals sign, and a folder of this machine.</param>
    /// <param name="currentFolder">Where a relative folder starts; null: the current folder of the process.</param>
    /// <exception cref="FactsException">It is not of that form. Whether the folder is a volume is found out when it is opened.</exception>
    public static VolumeMapping Parse(string text, string? currentFolder = null)
    {
        var equals = (text ?? "").IndexOf('=');
        if (equals < 0)
            throw Fault(text, "has no equals sign");
        var folder = text!.Substring(equals + 1).Trim();
        if (folder.Length == 0)
            throw Fault(text, "names no folder of this machine");
        return new VolumeMapping(ReadRoot(text, text.Substring(0, equals).Trim()), ReadFolder(text, currentFolder is null ? folder : Path.Combine(currentFolder, folder)));
    }

    /// <summary>The mapping as an option spells it.</summary>
    public override string ToString() => $"{(WindowsPath.IsUnc(Root) ? Root : Root.TrimEnd('\\'))}={Folder}";

    private static string ReadRoot(string text, string written)
    {
        var path = WindowsPath.Normalize(written);
        var root = WindowsPath.Root(path);
        if (root.Length == 0)
            throw Fault(text, $"starts with '{written}', which is no drive or share");
        if (!WindowsPath.Comparer.Equals(root, path))
            throw Fault(text, $"starts with a folder; a volume stands for a whole drive or share, here '{root.TrimEnd('\\')}'");
        if (!WindowsPath.IsUnc(root))
            return root.ToUpperInvariant();
        return root.IndexOf('\\', 2) > 0 ? root : throw Fault(text, $"starts with the server '{root}' without a share");
    }

    private static string ReadFolder(string text, string folder)
    {
        try
        {
            return Path.GetFullPath(folder);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw Fault(text, $"names a folder that is no path ({e.Message.TrimEnd('.')})");
        }
    }

    private static FactsException Fault(string? text, string problem) => new($"The volume '{text}' {problem}. {Forms}.", text ?? "");
}
