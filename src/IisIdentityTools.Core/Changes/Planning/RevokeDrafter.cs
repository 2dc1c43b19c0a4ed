using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Drafts lists without rights that they give to identities themselves.</summary>
internal sealed class RevokeDrafter(PlanDraft draft, CancellationToken cancellation) : AccessDrafter(draft, cancellation)
{
    private readonly HashSet<(string, string, FileRights?)> _revoked = [];

    protected override string Verb => "Rights taken from";

    protected override bool TakesUnknown => true;

    protected override void Add(FolderAccessQuery query, AccessQuestion question)
    {
        // What somebody loses is what was asked for; when nothing was, everything.
        FileRights? rights = query.Right is null && query.Purpose == FolderPurpose.None ? null : question.Rights;
        if (_revoked.Add((question.Path.ToUpperInvariant(), question.Subject.Name.ToUpperInvariant(), rights)))
            Revoke(question, rights);
    }

    // To lose what is to be taken away is the purpose, not a breakage.
    protected override AccessRow Judge(AccessRow row) => row with { IsIntended = row.Roles == AccessRoles.None };

    private void Revoke(AccessQuestion question, FileRights? rights)
    {
        if (SidOf(question.Subject, question.Path) is not { } sid)
            return;
        var place = Draft.PermissionsOf(question.Path);
        if (place.Descriptor is not { Dacl: { } dacl })
        {
            Note($"Nothing is taken from {question.Subject.Name} on '{question.Path}': {(place.Reason.Length > 0 ? place.Reason : "there is no access-control list, which gives everybody everything.")}");
            return;
        }

        var changed = DaclEditor.Revoke(dacl, sid, rights is { } some ? some : null);
        if (ReferenceEquals(changed, dacl))
        {
            Note(Inherited(dacl, sid, place.Path) is { } folder
                ? $"{question.Subject.Name} has its entry on '{place.Path}' from '{folder}': take it away there."
                : $"The list of '{place.Path}' gives {question.Subject.Name} nothing itself that could be taken away.");
            Show(question);
            return;
        }

        var taken = question with { Rights = Given(dacl, sid) & (rights ?? FileRights.FullControl) };
        Draft.SetDacl(place, changed, $"{question.Subject.Name} loses {(rights is { } lost ? RightsText.Of(lost, place.Kind) : "its own entries")}.");
        Changed(place.Path, question.Subject);
        Show(taken);
        if (Draft.Checker.Check(taken.Path, taken.Subject, taken.Rights) is { } after && ((FileRights)after.Granted & taken.Rights) is var left and not FileRights.None)
            Note($"{question.Subject.Name} still has {RightsText.Of(left, place.Kind)} on '{place.Path}': {after.Reason(AccessSentenceKind.Gives) ?? "something else gives it."}");
    }

    private static FileRights Given(AccessControlList dacl, SecurityIdentifier sid) =>
        (FileRights)dacl.Where(entry => DaclEditor.IsOwnAllow(entry, sid)).Aggregate(AccessMask.None, (all, entry) => all | GenericMapping.File.Map(entry.Mask));

    // The nearest folder above whose own entry names the SID.
    private string? Inherited(AccessControlList dacl, SecurityIdentifier sid, string path)
    {
        if (!dacl.Any(entry => entry is { IsAllow: true, IsInherited: true } && entry.Sid == sid))
            return null;
        for (var folder = WindowsPath.Parent(path); folder is not null; folder = WindowsPath.Parent(folder))
            if (Draft.PermissionsOf(folder).Descriptor?.Dacl is { } list && list.Any(entry => DaclEditor.IsOwnAllow(entry, sid)))
                return folder;
        return WindowsPath.Parent(path);
    }
}
