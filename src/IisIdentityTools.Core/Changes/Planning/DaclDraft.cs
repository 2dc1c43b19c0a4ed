using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>An access-control list as it is and as it shall be.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Before">The list as it is stored, in SDDL.</param>
/// <param name="Old">The same, read.</param>
/// <param name="After">The new list in SDDL.</param>
/// <param name="List">The same, as entries.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="IsInherited">True when it only follows the list of a folder above.</param>
internal sealed record DaclDraft(string Path, PathKind Kind, string Before, AccessControlList Old, string After, AccessControlList List, string Reason, bool IsInherited)
{
    /// <summary>The step that writes it.</summary>
    public PlannedChange ToStep(Func<SecurityIdentifier, string> nameOf)
    {
        var details = DaclDifference.Lines(Old, List, Kind, nameOf);
        return new PlannedChange
        {
            Kind = ChangeKind.Permissions,
            Path = Path,
            PathKind = Kind,
            Reason = Reason,
            Details = details,
            Before = Before,
            After = details.Count == 0 ? Before : After,
            Diff = string.Join("\n", details),
            IsInherited = IsInherited,
            Lists = (Old, List),
            Step = ChangeStep.OfPermissions(Path, Before, After, Reason),
        };
    }
}
