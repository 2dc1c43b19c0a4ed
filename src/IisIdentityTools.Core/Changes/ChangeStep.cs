using System.Text;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Changes;

/// <summary>
/// One file or one access-control list, as it is and as it shall be. Immutable. Contents of files hold encrypted passwords: they are
/// given by methods, so that nothing that prints the properties prints them.
/// </summary>
public sealed class ChangeStep
{
    private ChangeStep(ChangeKind kind, string path, byte[]? before, byte[]? after, string reason)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("A step needs the path of what it changes.", nameof(path));
        Kind = kind;
        Path = WindowsPath.IsRooted(path) ? WindowsPath.Normalize(path) : path;
        Reason = reason;
        BeforeContent = before;
        AfterContent = after;
        Before = Describe(before);
        After = Describe(after);
        BeforeLength = kind == ChangeKind.ConfigurationFile ? before?.Length ?? 0 : 0;
        AfterLength = kind == ChangeKind.ConfigurationFile ? after?.Length ?? 0 : 0;
    }

    /// <summary>What is written.</summary>
    public ChangeKind Kind { get; }

    /// <summary>Windows path of the file or folder; for a bare applicationHost.config the path on this machine.</summary>
    public string Path { get; }

    /// <summary>Why, in a sentence; empty when not stated.</summary>
    public string Reason { get; }

    /// <summary>
    /// What is there before: of a file the SHA-256 of its content (<see cref="ContentHash"/>), null when it does not exist; of
    /// permissions the DACL in SDDL (<c>D:...</c>), empty when the descriptor has none, which lets everybody do everything.
    /// </summary>
    public string? Before { get; }

    /// <summary>What is there after, in the same form; null: the file is deleted.</summary>
    public string? After { get; }

    /// <summary>Length of the file before, in bytes; 0 for permissions.</summary>
    public long BeforeLength { get; }

    /// <summary>Length of the file after, in bytes; 0 for permissions.</summary>
    public long AfterLength { get; }

    // Of permissions the UTF-8 form of the SDDL, so that both kinds are kept, compared and put back alike. Never changed.
    internal byte[]? BeforeContent { get; }

    internal byte[]? AfterContent { get; }

    /// <summary>A change of a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="before">Its bytes; null when it does not exist.</param>
    /// <param name="after">What its bytes shall be; null when it shall not exist.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ChangeStep OfFile(string path, byte[]? before, byte[]? after, string reason = "") =>
        new(ChangeKind.ConfigurationFile, path, (byte[]?)before?.Clone(), (byte[]?)after?.Clone(), reason);

    /// <summary>A change of the DACL of a file or folder.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="before">The DACL in SDDL, <c>D:...</c>; empty when there is none.</param>
    /// <param name="after">What it shall be.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="ArgumentException">The path is empty, or a text is no DACL alone.</exception>
    public static ChangeStep OfPermissions(string path, string before, string after, string reason = "") =>
        new(ChangeKind.Permissions, path, Dacl(before, nameof(before)), Dacl(after, nameof(after)), reason);

    /// <summary>A copy of the content before: of a file its bytes, null when it does not exist; of permissions the SDDL in UTF-8.</summary>
    public byte[]? GetBefore() => (byte[]?)BeforeContent?.Clone();

    /// <summary>A copy of the content after, in the same form.</summary>
    public byte[]? GetAfter() => (byte[]?)AfterContent?.Clone();

    /// <summary>What is changed where.</summary>
    public override string ToString() => $"{Kind}: {Path}";

    /// <summary>The same step from something else.</summary>
    internal ChangeStep From(byte[]? before) => new(Kind, Path, before, AfterContent, Reason);

    /// <summary>The way back, from what is there now.</summary>
    internal ChangeStep Back(byte[]? current) => new(Kind, Path, current, BeforeContent, Reason);

    private string? Describe(byte[]? content) =>
        Kind == ChangeKind.ConfigurationFile ? ContentHash.Of(content) : content is null ? null : Encoding.UTF8.GetString(content);

    private static byte[] Dacl(string text, string parameter) => DaclText.IsAlone(text)
        ? Encoding.UTF8.GetBytes(text)
        : throw new ArgumentException($"'{text}' is no DACL alone. Write it like D:AI(A;OICI;FA;;;SY).", parameter);
}
