using IisIdentityTools.Access;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Drafts lists without rights that they give to identities themselves.</summary>
internal sealed class RevokeDrafter(PlanDraft draft, CancellationToken cancellation) : AccessDrafter(draft, cancellation)
{
    private readonly HashSet<(string, string)> _revoked = [];

    protected override string Verb => "Rights taken from";

    /// <summary>Drafts what one query takes away.</summary>
    public void Add(FolderAccessQuery query, Action<IdentityQueryException>? onMissing)
    {
        var isAll = query.Right is null && query.Purpose == FolderPurpose.None;
        foreach (var (question, access) in new FolderAccessResolver(Draft.Before).Ask(query, onMissing, Cancellation).ToArray())
        {
            // What somebody loses is what he asked for; asked for nothing, everything.
            var asked = isAll ? question with { Rights = FileRights.FullControl } : question;
            if (_revoked.Add((question.Path.ToUpperInvariant(), question.Subject.Name.ToUpperInvariant())) || !isAll)
                Revoke(asked, isAll ? null : asked.Rights);
        }
    }

    // To lose what was to be taken away is the purpose, not a breakage.
    protected override bool Concerns(AccessRow row) => !(row.Purpose == FolderPurpose.None && row.Roles == AccessRoles.None && row.IsLost) || !_revoked.Contains((row.After.Path.ToUpperInvariant(), row.After.Subject.Name.ToUpperInvariant()));

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

        Draft.SetDacl(place, changed, $"{question.Subject.Name} loses {(rights is { } lost ? RightsText.Of(lost, place.Kind) : "its own entries")}.");
        Changed(place.Path);
        Show(question);
        if (Draft.Checker.Check(question.Path, question.Subject, question.Rights) is { } after && (FileRights)after.Granted is var left && (left & question.Rights) != FileRights.None)
            Note($"{question.Subject.Name} still has {RightsText.Of(left & question.Rights, place.Kind)} on '{place.Path}': {after.Because.FirstOrDefault(sentence => sentence.Contains("allows")) ?? "another entry gives it."}");
    }

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
