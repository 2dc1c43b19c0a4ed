namespace IisIdentityTools.Facts;

/// <summary>A share of a file server and who may use it. The permissions of the folder behind it are those of the path <see cref="Path"/>.</summary>
public sealed class ShareFact
{
    /// <summary>The share as clients name it: <c>\\files01\web</c>.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// What is known of its permissions. <see cref="FactState.Present"/>: <see cref="Sddl"/> has them. <see cref="FactState.Absent"/>: the
    /// server has no such share. <see cref="FactState.Unreadable"/>: it exists, but they could not be read. <see cref="FactState.Unknown"/>:
    /// nobody captured them.
    /// </summary>
    public required FactState State { get; init; }

    /// <summary>The share permissions as a security descriptor in SDDL; null unless <see cref="State"/> is <see cref="FactState.Present"/>.</summary>
    public string? Sddl { get; init; }

    /// <summary>The folder behind the share, as a path on the file server (<c>E:\web</c>); null when not captured.</summary>
    public string? LocalPath { get; init; }

    /// <summary>Why the permissions are not at hand, when there is more to say than <see cref="State"/>.</summary>
    public string? Reason { get; init; }
}
