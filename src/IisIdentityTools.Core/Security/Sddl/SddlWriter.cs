using System.Text;

namespace IisIdentityTools.Security.Sddl;

/// <summary>Writes SDDL with the words and in the order of ConvertSecurityDescriptorToStringSecurityDescriptor.</summary>
internal static class SddlWriter
{
    /// <summary>The parts of a descriptor as SDDL.</summary>
    /// <exception cref="SddlException">An entry has no SDDL form.</exception>
    public static string Write(SecurityDescriptor descriptor, SddlSections sections, SddlDomains? domains)
    {
        var text = new StringBuilder(128);
        if ((sections & SddlSections.Owner) != 0 && descriptor.Owner is { } owner)
            SidText.Append(text.Append("O:"), owner, domains);
        if ((sections & SddlSections.Group) != 0 && descriptor.Group is { } group)
            SidText.Append(text.Append("G:"), group, domains);
        if ((sections & SddlSections.Access) != 0 && descriptor.IsDaclPresent)
        {
            text.Append("D:");
            AppendControl(text, descriptor.Control, ControlFlags.DaclProtected, ControlFlags.DaclAutoInheritRequired, ControlFlags.DaclAutoInherited);
            AppendList(text, descriptor.Dacl, domains, "access-control list");
        }

        if ((sections & SddlSections.Audit) != 0 && descriptor.IsSaclPresent)
        {
            text.Append("S:");
            AppendControl(text, descriptor.Control, ControlFlags.SaclProtected, ControlFlags.SaclAutoInheritRequired, ControlFlags.SaclAutoInherited);
            AppendList(text, descriptor.Sacl, domains, "audit list");
        }

        return text.ToString();
    }

    private static void AppendControl(StringBuilder text, ControlFlags control, ControlFlags isProtected, ControlFlags required, ControlFlags inherited)
    {
        if ((control & isProtected) != 0)
            text.Append('P');
        if ((control & required) != 0)
            text.Append("AR");
        if ((control & inherited) != 0)
            text.Append("AI");
    }

    private static void AppendList(StringBuilder text, AccessControlList? list, SddlDomains? domains, string name)
    {
        if (list is null)
        {
            text.Append("NO_ACCESS_CONTROL");
            return;
        }

        for (var i = 0; i < list.Count; i++)
            AppendEntry(text, list[i], domains, FormattableString.Invariant($"Entry {i} of the {name}"));
    }

    private static void AppendEntry(StringBuilder text, AccessControlEntry entry, SddlDomains? domains, string place)
    {
        if (EntryWords.WordOf(entry.Type) is not { } word || entry.Sid is not { } sid)
            throw new SddlException(FormattableString.Invariant($"{place} is of kind 0x{(int)entry.Type:x2}, for which SDDL has no word."), 0);
        text.Append('(').Append(word).Append(';');
        EntryWords.AppendFlags(text, entry.Flags, entry.Type);
        text.Append(';');
        RightsText.Append(text, entry.Mask, entry.Type);
        text.Append(';');
        if (entry.IsObject && entry.ObjectType is { } objectType)
            text.Append(objectType.ToString("D"));
        text.Append(';');
        if (entry.IsObject && entry.InheritedObjectType is { } inherited)
            text.Append(inherited.ToString("D"));
        text.Append(';');
        SidText.Append(text, sid, domains);
        if (EntryWords.HasTrailer(entry.Type))
            text.Append(';').Append(TrailerOf(entry, place));
        text.Append(')');
    }

    private static string TrailerOf(AccessControlEntry entry, string place) =>
        SddlTrailer.Write(entry.Type, entry.ApplicationData)
            ?? throw new SddlException($"{place} has a condition or claim whose bytes cannot be written as SDDL.", 0);
}
