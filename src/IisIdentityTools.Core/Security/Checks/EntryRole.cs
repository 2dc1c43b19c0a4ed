namespace IisIdentityTools.Security.Checks;

/// <summary>What an entry does in the access check of the object that it stands on.</summary>
internal enum EntryRole : byte
{
    /// <summary>Nothing: it is for children only, audits, or speaks of a part of a directory object.</summary>
    None,

    /// <summary>It allows.</summary>
    Allow,

    /// <summary>It denies.</summary>
    Deny,

    /// <summary>It allows when its condition holds.</summary>
    ConditionalAllow,

    /// <summary>It denies when its condition holds, or when Windows cannot tell.</summary>
    ConditionalDeny,

    /// <summary>Its kind is not understood: it may allow, deny or do nothing.</summary>
    NotUnderstood,
}
