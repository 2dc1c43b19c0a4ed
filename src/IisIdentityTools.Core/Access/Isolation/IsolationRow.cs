using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Isolation;

/// <summary>Identities with the same outcome at one path.</summary>
/// <param name="Group">The identities.</param>
/// <param name="Granted">What they certainly can.</param>
/// <param name="Refused">What they certainly cannot.</param>
/// <param name="IsShared">They work for the site itself too.</param>
internal sealed record IsolationRow(IdentityGroup Group, AccessMask Granted, AccessMask Refused, bool IsShared);
