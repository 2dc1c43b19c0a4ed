using IisIdentityTools.Changes;
using IisIdentityTools.Security;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Does something of its own before each write; an exception there stands for a process that ends there.</summary>
internal sealed class FaultyWriter(IServerWriter inner, Action<int> beforeWrite) : IServerWriter
{
    private int _writes;

    public string ServerName => inner.ServerName;

    public string ChangesFolder => inner.ChangesFolder;

    public SddlDomains Domains => inner.Domains;

    public IDisposable Lock(string holder) => inner.Lock(holder);

    public byte[]? ReadFile(string path) => inner.ReadFile(path);

    public string ReadDacl(string path) => inner.ReadDacl(path);

    public void RemoveUnfinished(string path) => inner.RemoveUnfinished(path);

    public void WriteFile(string path, byte[]? content, string? expectedSha256)
    {
        beforeWrite(++_writes);
        inner.WriteFile(path, content, expectedSha256);
    }

    public void WriteDacl(string path, string dacl, string expectedDacl)
    {
        beforeWrite(++_writes);
        inner.WriteDacl(path, dacl, expectedDacl);
    }
}
