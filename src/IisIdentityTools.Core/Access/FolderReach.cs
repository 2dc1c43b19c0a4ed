using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>One identity of the server that can reach a file or folder, with its rights and why. Flat and immutable.</summary>
public sealed class FolderReach
{
    /// <summary>Name of the server.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The file or folder, a Windows path.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Whether it is a file or a folder, as far as known.</summary>
    public PathKind PathKind { get; internal init; }

    /// <summary>Name of the identity; on a share, what the file server sees of it.</summary>
    public string Identity { get; internal init; } = "";

    /// <summary>SID of <see cref="Identity"/>; empty when it is not known.</summary>
    public string IdentitySid { get; internal init; } = "";

    /// <summary>What the identity is.</summary>
    public IdentityKind IdentityKind { get; internal init; }

    /// <summary>The rights that it certainly has.</summary>
    public FileRights Right { get; internal init; }

    /// <summary>The rights that it may have: a fact is missing.</summary>
    public FileRights Possible { get; internal init; }

    /// <summary>
    /// Whether it has what the question asked for (any right when it asked for none): allowed, or unknown when it may have it.
    /// </summary>
    public AccessVerdict Access { get; internal init; }

    /// <summary>What limits its rights.</summary>
    public AccessLimits LimitedBy { get; internal init; }

    /// <summary>The applications whose requests the identity works for, "Shop/" or "Shop/cart"; empty for a pool without any.</summary>
    public IReadOnlyList<string> UsedBy { get; internal init; } = [];

    /// <summary>Why, one sentence for each step.</summary>
    public IReadOnlyList<string> Because { get; internal init; } = [];

    /// <summary>The identity and its rights in one line.</summary>
    public override string ToString() => $"{Path}: {Identity} has {RightsText.Of(Right, PathKind)}";
}
