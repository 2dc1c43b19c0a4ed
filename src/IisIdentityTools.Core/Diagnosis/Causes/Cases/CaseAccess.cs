using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>One need of a request with its verdict.</summary>
/// <param name="Question">Who needs what.</param>
/// <param name="Access">What the walk over share, list, attributes and way found; null when the path certainly does not exist.</param>
internal sealed record CaseAccess(AccessQuestion Question, PathAccess? Access)
{
    /// <summary>True when the path certainly does not exist.</summary>
    public bool IsMissing => Access is null;

    /// <summary>Certainly refused.</summary>
    public bool IsDenied => Access?.Verdict == AccessVerdict.Denied;

    /// <summary>Certainly given.</summary>
    public bool IsAllowed => Access?.Verdict == AccessVerdict.Allowed;

    /// <summary>Cannot be told.</summary>
    public bool IsUnknown => Access?.Verdict == AccessVerdict.Unknown;

    /// <summary>Its own permissions were not captured; those of a folder above would refuse it.</summary>
    public bool IsExpectedDenied => IsUnknown && Access!.Expected.Verdict == AccessVerdict.Denied;

    /// <summary>Why.</summary>
    public IReadOnlyList<string> Because => Access?.Because ?? (IReadOnlyList<string>)[];

    /// <summary>The command that grants what is missing; empty when none would help.</summary>
    public string Command => Access is null ? "" : FixCommand.Of(Access);

    /// <summary>Name of who asks.</summary>
    public string Identity => Question.Subject.Name;

    /// <summary>His SID; empty when it is not known.</summary>
    public string IdentitySid => Question.Subject.Sid?.ToString() ?? "";

    /// <summary>The file or folder.</summary>
    public string Path => Question.Path;

    /// <summary>Whether it is a file or a folder.</summary>
    public PathKind Kind => Access?.Kind ?? PathKind.Unknown;
}
