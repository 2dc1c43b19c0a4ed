using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Scripts;

/// <summary>
/// Changes of an access-control list as calls of icacls, by SID so that they work in every language of Windows. icacls adds rights to what a SID
/// has and takes all of it away (Microsoft Learn "icacls"); for everything else the whole list is written, in one step and in SDDL.
/// </summary>
internal static class PermissionCommands
{
    private const AceFlags Scope = AceFlags.ObjectInherit | AceFlags.ContainerInherit | AceFlags.NoPropagateInherit | AceFlags.InheritOnly;

    /// <summary>Adds the calls.</summary>
    public static void Add(ScriptBuilder script, PlannedChange step)
    {
        script.Comment($"{step.Path}: {step.Reason}");
        foreach (var detail in step.Details)
            script.Comment(detail, "  ");
        if (Icacls(step) is { } operations)
        {
            foreach (var (verb, operand) in operations)
                script.Add($"& $icacls {ScriptText.Argument(step.Path)} {verb} {ScriptText.Argument(operand)}", "Assert-Success 'icacls'");
        }
        else
        {
            script.Comment("icacls cannot say this: the list is written as a whole.");
            script.Add($"Set-Dacl {ScriptText.Quote(step.Path)} {ScriptText.Quote(step.After)}");
        }
    }

    // Null when icacls would do something else.
    private static List<(string Verb, string Operand)>? Icacls(PlannedChange step)
    {
        var (old, made) = step.Lists!.Value;
        var (allGone, allCome) = DaclDifference.Entries(old, made);
        // What it inherits, Windows works out itself.
        var (gone, come) = (allGone.Where(entry => !entry.IsInherited).ToArray(), allCome.Where(entry => !entry.IsInherited).ToArray());
        if (!old.IsCanonical || gone.Concat(come).Any(entry => entry.Type != AceType.AccessAllowed))
            return null;
        var operations = new List<(string, string)>();
        foreach (var sid in gone.Concat(come).Select(entry => entry.Sid!).Distinct())
        {
            var granted = come.Where(entry => entry.Sid == sid).ToArray();
            var taken = gone.Where(entry => entry.Sid == sid).ToArray();
            if (granted.Length == 0 && !made.Any(entry => entry is { IsAllow: true, IsInherited: false } && entry.Sid == sid))
                operations.Add(("/remove:g", $"*{sid}"));
            else if (taken.All(entry => granted.Any(more => (more.Flags & Scope) == (entry.Flags & Scope) && more.Mask.HasAll(entry.Mask))) && granted.All(CanBeSaid))
                operations.AddRange(granted.Select(entry => ("/grant", $"*{sid}:{GrantScope.Icacls(entry.Flags)}{RightsText.Icacls((FileRights)entry.Mask)}")));
            else
                return null;
        }

        return operations;
    }

    private static bool CanBeSaid(AccessControlEntry entry) =>
        RightsText.TryParse(RightsText.Icacls((FileRights)entry.Mask).Trim('(', ')'), out var said) && said == (FileRights)entry.Mask;
}
