using IisIdentityTools.Access.Checks;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>
/// Proves that who serves anonymous requests after the change can do everything that the anonymous user could before, or says what not,
/// and drafts the grants that are missing.
/// </summary>
internal sealed class AnonymousPreflight(PlanDraft draft, IReadOnlyList<string> sites, CancellationToken cancellation)
{
    // Each round grants at the topmost places that lack something; folders below that do not inherit have a round of their own.
    private const int MaxRounds = 32;

    private IReadOnlyList<PlaceChange> _places = [];
    private readonly List<AccessRow> _granted = [];
    private List<AccessRow> _rows = [];

    /// <summary>Holds the server as it would be against the server as it is.</summary>
    public void Compare()
    {
        if (sites.Count == 0 || draft.IsEmpty)
            return;
        var query = new IdentityQuery { Sites = sites };
        var (before, after) = (PlaceChanges.Answers(draft.Before, query, cancellation), PlaceChanges.Answers(draft.After, query, cancellation));
        _places = PlaceChanges.Between(before, after);
        var comparison = new AccessComparison(draft.Before, draft.After, before.Concat(after).Select(answer => answer.PhysicalPath), cancellation);
        _rows = AccessRows.Distinct(_places.SelectMany(place => comparison.Needs(place).Concat(comparison.Losses(place))));
    }

    /// <summary>Drafts grants for what would be lost, each with the scope of the entry that gives it to the old identity.</summary>
    public void Grant()
    {
        var tried = new HashSet<(string, SecurityIdentifier, FileRights)>();
        for (var round = 0; round < MaxRounds; round++)
        {
            var granted = false;
            var lost = _rows.Where(row => row.IsLost && row.After.Subject.Sid is not null).ToArray();
            foreach (var row in lost.Where(row => !lost.Any(other => IsAbove(other, row))))
                granted |= tried.Add((row.After.Path.ToUpperInvariant(), row.After.Subject.Sid!, row.After.Missing)) && Grant(row);
            if (!granted)
                return;
            Compare();
        }
    }

    /// <summary>What was found out.</summary>
    public PlanContent ToContent(string reason, IReadOnlyList<string> notes, bool isForced) => new(reason, sites, _places, AccessRows.Distinct(_rows.Concat(_granted.Select(AsGranted))), notes, isForced);

    // What is no loss any more, because it is granted along, shows what the grant is for.
    private AccessRow AsGranted(AccessRow row) => draft.Checker.Check(row.After.Path, row.After.Subject, row.After.Rights) is { } after ? row with { After = after } : row;

    private static bool IsAbove(AccessRow other, AccessRow row) =>
        other.After.Subject.Sid == row.After.Subject.Sid && other.After.Path.Length < row.After.Path.Length && WindowsPath.IsAtOrBelow(row.After.Path, other.After.Path);

    private bool Grant(AccessRow row)
    {
        var place = draft.PermissionsOf(row.After.Path);
        if (place.Descriptor is not { Dacl: { } dacl })
            return false;
        var scope = place.Kind == PathKind.File ? AceFlags.None : ScopeOf(row);
        var changed = DaclEditor.Grant(dacl, row.After.Subject.Sid!, row.After.Missing, scope);
        _granted.Add(row);
        draft.SetDacl(place, changed, $"{row.After.Subject.Name} gets what {row.Before.Subject.Name} can do there.");
        return true;
    }

    private AceFlags ScopeOf(AccessRow row)
    {
        var descriptor = new DescriptorStore(draft.Before.Facts).Find(row.Before.Path).Descriptor!;
        var scope = AceFlags.None;
        foreach (var step in AccessCheck.Explain(descriptor, row.Before.Subject.Token, row.After.Missing).Steps)
            if (step is { Reason: AccessStepReason.AllowedByEntry, Entry: { } entry })
                scope |= entry.Flags & (AceFlags.ObjectInherit | AceFlags.ContainerInherit | AceFlags.NoPropagateInherit);
        return scope;
    }
}
