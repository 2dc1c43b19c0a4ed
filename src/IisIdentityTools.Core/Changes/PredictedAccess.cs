using IisIdentityTools.Access;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>What may be done with a file or folder before and after a change, by who asks before and by who asks after. Flat and immutable.</summary>
public sealed class PredictedAccess
{
    /// <summary>Name of the site that uses it; empty when none is known to.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>The file or folder, a Windows path.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Whether it is a file or a folder, as far as known.</summary>
    public PathKind PathKind { get; internal init; }

    /// <summary>What it is used for; None when the rights are simply those that were there before.</summary>
    public FolderPurpose Purpose { get; internal init; }

    /// <summary>The part of the work that needs it.</summary>
    public AccessRoles Roles { get; internal init; }

    /// <summary>The rights in question.</summary>
    public FileRights Right { get; internal init; }

    /// <summary>Who asks before the change.</summary>
    public string IdentityBefore { get; internal init; } = "";

    /// <summary>SID of <see cref="IdentityBefore"/>; empty when it is not known.</summary>
    public string IdentityBeforeSid { get; internal init; } = "";

    /// <summary>The verdict before the change.</summary>
    public AccessVerdict AccessBefore { get; internal init; }

    /// <summary>Who asks after the change.</summary>
    public string IdentityAfter { get; internal init; } = "";

    /// <summary>SID of <see cref="IdentityAfter"/>; empty when it is not known.</summary>
    public string IdentityAfterSid { get; internal init; } = "";

    /// <summary>The verdict after the change.</summary>
    public AccessVerdict AccessAfter { get; internal init; }

    /// <summary>The rights that are missing after the change.</summary>
    public FileRights Missing { get; internal init; }

    /// <summary>A command that grants what is missing after the change; empty when nothing is missing or no grant would help.</summary>
    public string Fix { get; internal init; } = "";

    /// <summary>True when something that works certainly before does not certainly work after the change, and that is not what the change is for.</summary>
    public bool IsLost { get; internal init; }

    /// <summary>The change in one line.</summary>
    public override string ToString() =>
        $"{Path}: {RightsText.Of(Right, PathKind)}: {(IdentityBefore == IdentityAfter ? $"{IdentityAfter} {AccessBefore} -> {AccessAfter}" : $"{IdentityBefore} {AccessBefore} -> {IdentityAfter} {AccessAfter}")}";
}
