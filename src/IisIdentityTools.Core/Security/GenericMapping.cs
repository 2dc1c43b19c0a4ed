namespace IisIdentityTools.Security;

/// <summary>What the four generic bits stand for on one kind of object. Applied before any comparison. Shape: [MS-DTYP] 2.5.3.</summary>
/// <param name="read">What GENERIC_READ stands for.</param>
/// <param name="write">What GENERIC_WRITE stands for.</param>
/// <param name="execute">What GENERIC_EXECUTE stands for.</param>
/// <param name="all">What GENERIC_ALL stands for.</param>
public readonly struct GenericMapping(AccessMask read, AccessMask write, AccessMask execute, AccessMask all)
{
    /// <summary>Files and folders: winnt.h FILE_GENERIC_READ, FILE_GENERIC_WRITE, FILE_GENERIC_EXECUTE, FILE_ALL_ACCESS.</summary>
    public static GenericMapping File => new(FileRights.Read, FileRights.Write, FileRights.Execute, FileRights.FullControl);

    /// <summary>What GENERIC_READ stands for.</summary>
    public AccessMask Read { get; } = read;

    /// <summary>What GENERIC_WRITE stands for.</summary>
    public AccessMask Write { get; } = write;

    /// <summary>What GENERIC_EXECUTE stands for.</summary>
    public AccessMask Execute { get; } = execute;

    /// <summary>What GENERIC_ALL stands for.</summary>
    public AccessMask All { get; } = all;

    /// <summary>The mask with its generic bits replaced by what they stand for.</summary>
    public AccessMask Map(AccessMask mask)
    {
        if (!mask.HasAny(AccessMask.Generic))
            return mask;
        var mapped = mask & ~AccessMask.Generic;
        if (mask.HasAny(AccessMask.GenericRead))
            mapped |= Read;
        if (mask.HasAny(AccessMask.GenericWrite))
            mapped |= Write;
        if (mask.HasAny(AccessMask.GenericExecute))
            mapped |= Execute;
        return mask.HasAny(AccessMask.GenericAll) ? mapped | All : mapped;
    }
}
