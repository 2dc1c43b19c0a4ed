using IisIdentityTools.Security.Checks;

namespace IisIdentityTools.Security;

/// <summary>
/// The access check of Windows ([MS-DTYP] 2.5.3.2, mandatory label 2.5.3.3), with a third outcome for what cannot be told. There is no
/// list of object kinds and no self SID, as in an open of a file ([MS-FSA] 2.1.4.14): PRINCIPAL_SELF and CREATOR OWNER match nobody.
/// </summary>
public static class AccessCheck
{
    /// <summary>Decides on a file or folder, without reasons and without allocating.</summary>
    /// <param name="descriptor">Of the object.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="desired">The rights asked for; generic bits and MAXIMUM_ALLOWED may be among them.</param>
    /// <param name="privileges">Privileges to be used where the token holds them.</param>
    public static AccessDecision Decide(SecurityDescriptor descriptor, AccessToken token, AccessMask desired, PrivilegeUse privileges = PrivilegeUse.None) =>
        AccessRun.Decide(descriptor, token, new(desired, GenericMapping.File, privileges), log: null);

    /// <summary>Decides on an object of any kind, without reasons and without allocating.</summary>
    /// <param name="descriptor">Of the object.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="desired">The rights asked for; generic bits and MAXIMUM_ALLOWED may be among them.</param>
    /// <param name="mapping">What generic bits stand for on this kind of object.</param>
    /// <param name="privileges">Privileges to be used where the token holds them.</param>
    public static AccessDecision Decide(SecurityDescriptor descriptor, AccessToken token, AccessMask desired, GenericMapping mapping, PrivilegeUse privileges = PrivilegeUse.None) =>
        AccessRun.Decide(descriptor, token, new(desired, mapping, privileges), log: null);

    /// <summary>Decides on a file or folder, and says for every right which entry did it.</summary>
    /// <param name="descriptor">Of the object.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="desired">The rights asked for; generic bits and MAXIMUM_ALLOWED may be among them.</param>
    /// <param name="privileges">Privileges to be used where the token holds them.</param>
    public static AccessExplanation Explain(SecurityDescriptor descriptor, AccessToken token, AccessMask desired, PrivilegeUse privileges = PrivilegeUse.None) =>
        Explain(descriptor, token, desired, GenericMapping.File, privileges);

    /// <summary>Decides on an object of any kind, and says for every right which entry did it.</summary>
    /// <param name="descriptor">Of the object.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="desired">The rights asked for; generic bits and MAXIMUM_ALLOWED may be among them.</param>
    /// <param name="mapping">What generic bits stand for on this kind of object.</param>
    /// <param name="privileges">Privileges to be used where the token holds them.</param>
    public static AccessExplanation Explain(SecurityDescriptor descriptor, AccessToken token, AccessMask desired, GenericMapping mapping, PrivilegeUse privileges = PrivilegeUse.None)
    {
        var log = new StepLog();
        var decision = AccessRun.Decide(descriptor, token, new(desired, mapping, privileges), log);
        return new(decision, log.StepsOf(decision));
    }
}
