using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Drafts the entries that make denied access allowed.</summary>
internal sealed class GrantDrafter(PlanDraft draft, CancellationToken cancellation) : AccessDrafter(draft, cancellation)
{
    protected override string Verb => "Missing rights for";

    // A typing error in the name of a pool must not become an entry for nobody.
    protected override bool TakesUnknown => false;

    // Each grant may give what the next question asks for: it is asked about the draft.
    protected override void Add(FolderAccessQuery query, AccessQuestion question)
    {
        Show(question);
        if (Draft.Checker.Check(question.Path, question.Subject, question.Rights) is { } access && access.Verdict != AccessVerdict.Allowed)
            Grant(question, access);
    }

    private void Grant(AccessQuestion question, PathAccess access)
    {
        if (SidOf(access.Subject, access.Path) is not { } sid)
            return;
        var path = access.ClosedFolder ?? access.Path;
        var place = Draft.PermissionsOf(path);
        if (place.Descriptor is not { } descriptor)
        {
            Note($"Nothing is granted to {access.Subject.Name} on '{path}': {(place.Reason.Length > 0 ? place.Reason : "its permissions are not known.")}");
            return;
        }

        var rights = access.ClosedFolder is null ? access.Grantable : FileRights.Traverse;
        if (rights == FileRights.None || descriptor.Dacl is not { } dacl)
        {
            Note($"A grant does not help {access.Subject.Name} on '{path}': {Obstacle(access)}");
            return;
        }

        var scope = access.ClosedFolder is null ? GrantScope.Of(rights, place.Kind) : AceFlags.None;
        if (!dacl.IsCanonical)
            Note($"The entries of '{path}' are not in canonical order. The new one stands behind those that are set there; the others stay where they are.");
        Draft.SetDacl(place, DaclEditor.Grant(dacl, sid, rights, scope), ReasonOf(question, access));
        Changed(path, access.Subject);
        if (Draft.Checker.Check(question.Path, question.Subject, question.Rights) is { } after && after.Verdict != AccessVerdict.Allowed)
            Note($"{access.Subject.Name} will still lack {RightsText.Of(after.Missing, after.Kind)} on '{question.Path}': {Obstacle(after)}");
    }

    private static string Obstacle(PathAccess access) =>
        access.Reason(AccessSentenceKind.Refuses) ?? access.Reason(AccessSentenceKind.LeavesOpen) ?? access.Because.LastOrDefault() ?? $"{access.Limits} stands in the way.";

    private static string ReasonOf(AccessQuestion question, PathAccess access) => access.ClosedFolder is not null
        ? $"{access.Subject.Name} must pass here to reach '{access.Path}'."
        : question.Why.Length > 0 ? $"{access.Subject.Name} needs it to {question.Why}." : $"{access.Subject.Name} gets {RightsText.Of(question.Rights, access.Kind)}.";
}
