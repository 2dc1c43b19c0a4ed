using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>One thing that was allowed, denied or unknown before a change, held against what it is afterwards.</summary>
/// <param name="Site">The site that needs it; empty when none is known to.</param>
/// <param name="Purpose">What for; None for rights that were simply there.</param>
/// <param name="Roles">The part of the work.</param>
/// <param name="Before">Before.</param>
/// <param name="After">After, explained.</param>
internal sealed record AccessRow(string Site, FolderPurpose Purpose, AccessRoles Roles, PathAccess Before, PathAccess After)
{
    /// <summary>True when somebody else asks, or the verdict is another one.</summary>
    public bool IsChanged => !IsSameSubject || Before.Verdict != After.Verdict;

    /// <summary>True when the verdict is what the change is for.</summary>
    public bool IsIntended { get; init; }

    /// <summary>True when what works certainly before does not certainly work afterwards, and that is not what the change is for.</summary>
    public bool IsLost => !IsIntended && Before.Verdict == AccessVerdict.Allowed && After.Verdict != AccessVerdict.Allowed;

    /// <summary>True when somebody else asks afterwards, and nobody can tell whether he may.</summary>
    public bool IsUnproven => !IsSameSubject && After.Verdict == AccessVerdict.Unknown && Before.Verdict == AccessVerdict.Unknown;

    /// <summary>True when the rights are for changing something.</summary>
    public bool IsWriting => ((AccessMask)(After.Missing == FileRights.None ? After.Rights : After.Missing)).HasAny(FileRights.WriteData | FileRights.AppendData | FileRights.Delete | FileRights.WriteAttributes);

    /// <summary>Rows with the same key say the same.</summary>
    public (string, string, string, FolderPurpose, AccessRoles, FileRights) Key =>
        (After.Path.ToUpperInvariant(), Before.Subject.Name.ToUpperInvariant(), After.Subject.Name.ToUpperInvariant(), Purpose, Roles, After.Rights);

    private bool IsSameSubject => string.Equals(Before.Subject.Name, After.Subject.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The row for people.</summary>
    public PredictedAccess ToPrediction() => new()
    {
        Site = Site,
        Path = After.Path,
        PathKind = After.Kind,
        Purpose = Purpose,
        Roles = Roles,
        Right = After.Rights,
        IdentityBefore = Before.Subject.Name,
        IdentityBeforeSid = Before.Subject.Sid?.ToString() ?? "",
        AccessBefore = Before.Verdict,
        IdentityAfter = After.Subject.Name,
        IdentityAfterSid = After.Subject.Sid?.ToString() ?? "",
        AccessAfter = After.Verdict,
        Missing = After.Missing,
        IsLost = IsLost,
        Fix = IsIntended ? "" : FixCommand.Of(After),
    };
}
