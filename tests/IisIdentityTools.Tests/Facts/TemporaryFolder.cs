namespace IisIdentityTools.Tests.Facts;

/// <summary>A folder of its own for one test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "iisid-" + Guid.NewGuid().ToString("N"));

    /// <summary>Full path of a name with '/' in the folder.</summary>
    public string At(string name) => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file, with the folders above it, and returns its full path.</summary>
    public string Write(string name, string content = "<configuration/>")
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
