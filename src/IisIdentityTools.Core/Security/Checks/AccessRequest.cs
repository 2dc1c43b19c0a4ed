namespace IisIdentityTools.Security.Checks;

/// <summary>What is asked of a check, generic bits mapped.</summary>
internal readonly struct AccessRequest
{
    public AccessRequest(AccessMask desired, in GenericMapping mapping, PrivilegeUse privileges)
    {
        Mapping = mapping;
        Privileges = privileges;
        IsMaximum = desired.HasAny(AccessMask.MaximumAllowed);
        Required = mapping.Map(desired & ~AccessMask.MaximumAllowed);
        Wanted = (IsMaximum ? Required | mapping.All : Required).Value;
    }

    /// <summary>What generic bits stand for.</summary>
    public GenericMapping Mapping { get; }

    /// <summary>Privileges to be used where the token holds them.</summary>
    public PrivilegeUse Privileges { get; }

    /// <summary>True when as much as possible is asked for.</summary>
    public bool IsMaximum { get; }

    /// <summary>The rights asked for by name.</summary>
    public AccessMask Required { get; }

    /// <summary>The bits to decide: with <see cref="IsMaximum"/>, every right of the kind of object.</summary>
    public uint Wanted { get; }

    /// <summary>The bits of an entry's mask, generic ones mapped: Windows maps them when it stores, but not every program stores through Windows.</summary>
    public uint Map(AccessMask mask) => mask.HasAny(AccessMask.Generic) ? Mapping.Map(mask).Value : mask.Value;
}
