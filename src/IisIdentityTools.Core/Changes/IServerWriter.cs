using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>
/// The door through which everything goes that is written to a server; the counterpart of
/// <see cref="Facts.IServerFacts"/>. Every write is whole or not at all, also when the process is killed, and is refused when what is
/// there is not what the caller expects. All members throw <see cref="ChangeException"/> and then have changed nothing.
/// </summary>
public interface IServerWriter
{
    /// <summary>The server's name, which records of changes carry.</summary>
    string ServerName { get; }

    /// <summary>Folder on this machine for the records of changes and for the lock; made when it is needed.</summary>
    string ChangesFolder { get; }

    /// <summary>What relative SDDL aliases stand on.</summary>
    SddlDomains Domains { get; }

    /// <summary>
    /// Takes the lock that one process at a time holds while it changes this server, and gives it back when disposed of or when the
    /// process ends, however it ends. Waits a bounded time.
    /// </summary>
    /// <param name="holder">Who takes it, for the message that others get: a program, a user, a process number.</param>
    /// <exception cref="ChangeException">ServerLocked: another process has it.</exception>
    IDisposable Lock(string holder);

    /// <summary>The bytes of a file; null when it is known not to exist.</summary>
    byte[]? ReadFile(string path);

    /// <summary>Replaces, makes or deletes a file. Attributes and permissions of a replaced file stay.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its new bytes; null: it is deleted.</param>
    /// <param name="expectedSha256">What <see cref="ContentHash"/> says of its present bytes; null: it does not exist.</param>
    void WriteFile(string path, byte[]? content, string? expectedSha256);

    /// <summary>The DACL of a file or folder in SDDL, letter by letter as it is stored (<c>D:...</c>); empty when the descriptor has none.</summary>
    string ReadDacl(string path);

    /// <summary>Replaces the DACL of a file or folder. Owner, group and audit list stay.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="dacl">The new DACL in SDDL, <c>D:...</c>; empty: none.</param>
    /// <param name="expectedDacl">The present one, in any spelling.</param>
    void WriteDacl(string path, string dacl, string expectedDacl);

    /// <summary>Removes what a killed process left behind where it was about to write that path. Nothing is thrown when it cannot.</summary>
    void RemoveUnfinished(string path);
}
