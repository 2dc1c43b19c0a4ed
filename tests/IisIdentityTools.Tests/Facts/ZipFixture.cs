using System.IO.Compression;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Makes archives, with whatever names a test needs.</summary>
internal static class ZipFixture
{
    public static string Write(TemporaryFolder folder, string name, params string[] entries) =>
        Write(folder, name, [.. entries.Select(entry => (entry, "<configuration/>"))]);

    public static string Write(TemporaryFolder folder, string name, params (string Name, string Content)[] entries)
    {
        var path = folder.At(name);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var entry in entries)
        {
            using var output = new StreamWriter(archive.CreateEntry(entry.Name).Open());
            output.Write(entry.Content);
        }
        return path;
    }
}
