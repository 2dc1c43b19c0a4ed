namespace IisIdentityTools.Facts;

/// <summary>What facts.json says of one file or folder, beside the content that a snapshot may hold of it.</summary>
public sealed class CapturedPath
{
    /// <summary>Windows path, normalised.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// <see cref="FactState.Present"/>: it exists; <see cref="FactState.Absent"/>: nothing of that name exists;
    /// <see cref="FactState.Unreadable"/>: it exists but could not be read, <see cref="Reason"/> says why.
    /// </summary>
    public required FactState State { get; init; }

    /// <summary>Whether it is a file or a folder; for an absent path, what was looked for.</summary>
    public PathKind Kind { get; init; }

    /// <summary>Its security descriptor in SDDL, or null when not captured.</summary>
    public string? Sddl { get; init; }

    /// <summary>Why it could not be read, in the words of the capturing machine; null when not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>Names of its file attributes (<c>ReadOnly</c>, <c>Hidden</c>, <c>ReparsePoint</c> ...), or null when not captured.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }
}
