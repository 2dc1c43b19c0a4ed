using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>One step of a plan: a configuration file that is edited, or the access-control list of a file or folder. Flat and immutable.</summary>
public sealed class PlannedChange
{
    /// <summary>What is written.</summary>
    public ChangeKind Kind { get; internal init; }

    /// <summary>Windows path of the file or folder; for a bare applicationHost.config the path on this machine.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>
    /// What changes, one line each: settings with the value before and after, or entries of the list that go (<c>-</c>) and come (<c>+</c>).
    /// </summary>
    public IReadOnlyList<string> Details { get; internal init; } = [];

    /// <summary>The access-control list before, in SDDL (<c>D:...</c>); of a file the SHA-256 of its content.</summary>
    public string Before { get; internal init; } = "";

    /// <summary>The same after the change.</summary>
    public string After { get; internal init; } = "";

    /// <summary>The change as a text: of a file in unified format with secrets masked, of permissions the entries that go and come.</summary>
    public string Diff { get; internal init; } = "";

    /// <summary>
    /// True for a list that changes only because it inherits from one that is changed. Windows hands such entries down itself; in a snapshot
    /// they are written.
    /// </summary>
    public bool IsInherited { get; internal init; }

    /// <summary>What is changed where.</summary>
    public override string ToString() => $"{Path}: {string.Join("; ", Details)}";

    /// <summary>What is written.</summary>
    internal ChangeStep Step { get; init; } = null!;

    /// <summary>Whether the path is a file or a folder, as far as known.</summary>
    internal PathKind PathKind { get; init; }

    /// <summary>The edits of a configuration file.</summary>
    internal IReadOnlyList<PlacedEdit> Edits { get; init; } = [];

    /// <summary>The access-control lists before and after; null for a configuration file.</summary>
    internal (AccessControlList Before, AccessControlList After)? Lists { get; init; }
}
