using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Changes.Storage;

/// <summary>
/// A lock between processes: a file that one process at a time can hold open. The system lets go of it when the process ends, however
/// it ends. The file itself stays: were it deleted, a process that waits for the old file and one that makes a new one would both hold
/// a lock. Some network file systems do not lock for clients of other machines.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string LockName = "lock";
    private const string HolderName = "lock.holder";
    private readonly FileStream _file;
    private readonly string _holderFile;

    private FolderLock(FileStream file, string holderFile)
    {
        _file = file;
        _holderFile = holderFile;
    }

    /// <summary>Takes the lock of a folder, which is made when it is not there.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="server">The server as errors name it.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="retry">How long another holder is waited for.</param>
    /// <exception cref="ChangeException">ServerLocked, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder, string server, string holder, BusyRetry retry)
    {
        var name = Path.Combine(folder, LockName);
        var holderFile = Path.Combine(folder, HolderName);
        var file = retry.Run(() => Open(folder, name), (fault, e) =>
            fault == FileFault.Busy ? ChangeErrors.Locked(server, name, ReadHolder(holderFile), e) : ChangeErrors.Fault(fault, name, e));
        WriteHolder(holderFile, holder);
        return new FolderLock(file, holderFile);
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        WriteHolder(_holderFile, null);
        _file.Dispose();
    }

    private static FileStream Open(string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            UnixModes.CreatePrivateFolder(folder);
            FolderFlush.Of(folder);
        }
        return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    // A file of its own: nobody else can read the locked one. Only a help for people: not being able to write it stops nothing.
    private static void WriteHolder(string file, string? holder)
    {
        try
        {
            if (holder is null)
                File.Delete(file);
            else
                File.WriteAllText(file, holder);
        }
        catch (Exception e) when (FileFaults.Is(e))
        {
            // See above.
        }
    }

    private static string? ReadHolder(string file)
    {
        try
        {
            return File.ReadAllText(file, Encoding.UTF8).Trim() is { Length: > 0 } holder ? holder : null;
        }
        catch (Exception e) when (FileFaults.Is(e))
        {
            return null;
        }
    }
}
