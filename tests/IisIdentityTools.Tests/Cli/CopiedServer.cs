using System.Security.Cryptography;
using IisIdentityTools.Tests.Facts;

namespace IisIdentityTools.Tests.Cli;

/// <summary>A copy of the sample server that a test may change.</summary>
internal sealed class CopiedServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CopiedServer()
    {
        foreach (var file in Directory.EnumerateFiles(CliRun.Contoso, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(CliRun.Contoso, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => _folder.At("WEB01");

    public string ApplicationHost => Path.Combine(Root, SmallServer.ApplicationHost);

    public string Changes => Path.Combine(Root, "changes");

    /// <summary>Every file of the server with the hash of its bytes; the records of changes are none of the server's files.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Changes + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Root, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    public void Dispose() => _folder.Dispose();
}
