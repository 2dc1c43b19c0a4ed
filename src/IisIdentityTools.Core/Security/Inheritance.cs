namespace IisIdentityTools.Security;

/// <summary>
/// What a new file or folder inherits from the access-control list of its folder. Source: Microsoft Learn "ACE Inheritance Rules",
/// [MS-DTYP] 2.5.3.4. An existing one has what it inherited when it was made or last propagated to, which may be something else.
/// </summary>
public static class Inheritance
{
    private const AceFlags Propagation = AceFlags.ObjectInherit | AceFlags.ContainerInherit | AceFlags.NoPropagateInherit | AceFlags.InheritOnly;

    /// <summary>The entries that a child of the folder inherits, in order.</summary>
    /// <param name="folder">List of the folder.</param>
    /// <param name="isFolder">True for a child that is a folder itself.</param>
    public static AccessControlList Of(AccessControlList folder, bool isFolder) =>
        new(folder.Select(entry => Inherited(entry, isFolder)).OfType<AccessControlEntry>());

    private static AccessControlEntry? Inherited(AccessControlEntry entry, bool isFolder)
    {
        var toFiles = (entry.Flags & AceFlags.ObjectInherit) != 0;
        var toFolders = (entry.Flags & AceFlags.ContainerInherit) != 0;
        var goesOn = (entry.Flags & AceFlags.NoPropagateInherit) == 0;
        var isEffective = isFolder ? toFolders : toFiles;
        // What is meant for files alone passes through a folder without counting for it.
        var passesThrough = isFolder && toFiles && goesOn;
        if (!isEffective && !passesThrough)
            return null;
        var flags = (entry.Flags & ~Propagation) | AceFlags.Inherited;
        if (isFolder && goesOn)
            flags |= entry.Flags & (AceFlags.ObjectInherit | AceFlags.ContainerInherit);
        if (!isEffective)
            flags |= AceFlags.InheritOnly;
        return new AccessControlEntry(entry.Type, flags, isEffective ? GenericMapping.File.Map(entry.Mask) : entry.Mask, entry.Sid, entry.ApplicationData, entry.ObjectType, entry.InheritedObjectType);
    }
}
