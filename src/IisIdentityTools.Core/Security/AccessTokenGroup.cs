namespace IisIdentityTools.Security;

/// <summary>A group of a token, with the attributes that matter to the access check.</summary>
/// <param name="Sid">SID of the group.</param>
/// <param name="State">How the token holds it. <see cref="TokenSidState.Absent"/> states that it is not held, which settles what else would be open.</param>
/// <param name="CanOwn">SE_GROUP_OWNER: new objects may be given this group as owner. No access check looks at it.</param>
public readonly record struct AccessTokenGroup(SecurityIdentifier Sid, TokenSidState State = TokenSidState.Enabled, bool CanOwn = false);
