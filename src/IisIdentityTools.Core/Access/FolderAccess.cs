using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>
/// May this identity use that folder or file: the verdict, what decided it, and what would put it right. Flat and immutable, so that it
/// reads the same after PowerShell remoting.
/// </summary>
public sealed class FolderAccess
{
    /// <summary>Name of the server.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Name of the site that was asked about; empty when only a path was.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>The file or folder, a Windows path.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Whether it is a file or a folder, as far as known.</summary>
    public PathKind PathKind { get; internal init; }

    /// <summary>Who asks: name of the identity; on a share, what the file server sees of it.</summary>
    public string Identity { get; internal init; } = "";

    /// <summary>SID of <see cref="Identity"/>; empty when it is not known.</summary>
    public string IdentitySid { get; internal init; } = "";

    /// <summary>The parts of the work for which the identity needs it; None when the question named the identity.</summary>
    public AccessRoles Roles { get; internal init; }

    /// <summary>What it is needed for; None when the question named no purpose and asked for rights, or for an identity.</summary>
    public FolderPurpose Purpose { get; internal init; }

    /// <summary>The rights that were asked for.</summary>
    public FileRights Right { get; internal init; }

    /// <summary>Allowed when all of them are given, denied when one is refused, else unknown.</summary>
    public AccessVerdict Access { get; internal init; }

    /// <summary>The rights of them that are certainly given.</summary>
    public FileRights Granted { get; internal init; }

    /// <summary>The rights of them that are refused or cannot be told.</summary>
    public FileRights Missing { get; internal init; }

    /// <summary>What stands in the way; None when nothing does.</summary>
    public AccessLimits LimitedBy { get; internal init; }

    /// <summary>Why, one sentence for each step.</summary>
    public IReadOnlyList<string> Because { get; internal init; } = [];

    /// <summary>
    /// A command that grants what is missing and nothing more, by SID, to be run on the machine that holds the folder; empty when nothing is
    /// missing or no grant would help.
    /// </summary>
    public string Fix { get; internal init; } = "";

    /// <summary>The verdict in one line.</summary>
    public override string ToString() => $"{Path}: {Identity} {RightsText.Of(Right, PathKind)}: {Access}{(LimitedBy == AccessLimits.None ? "" : $" ({LimitedBy})")}";
}
