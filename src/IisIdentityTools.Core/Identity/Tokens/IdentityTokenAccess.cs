using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Makes the token of an access check of a modelled token: what the model cannot tell stays unknown there.</summary>
public static class IdentityTokenAccess
{
    /// <summary>The token as the access check needs it; make it once for many checks.</summary>
    public static AccessToken ToAccessToken(this IdentityToken token)
    {
        var user = SecurityIdentifier.TryParse(token.IdentitySid, out var sid) ? sid : null;
        return new(user, user is null || token.FindGroup(token.IdentitySid) is not { } entry ? TokenSidState.Enabled : StateOf(entry.State))
        {
            Groups = [.. token.Groups.Select(group => new AccessTokenGroup(SecurityIdentifier.Parse(group.Sid), StateOf(group.State)))],
            IntegrityLevel = token.IntegrityLevel,
            Privileges = PrivilegesOf(token, state => state is TokenPrivilegeState.Enabled or TokenPrivilegeState.Disabled),
            UnknownPrivileges = PrivilegesOf(token, state => state == TokenPrivilegeState.Unknown),
            Unlisted = unlisted => StateOf(token.StateOfUnlisted(unlisted)),
        };
    }

    // A privilege that the model does not look at is not known, except that LocalSystem holds all.
    private static PrivilegeUse PrivilegesOf(IdentityToken token, Func<TokenPrivilegeState, bool> isWanted)
    {
        var found = PrivilegeUse.None;
        foreach (var known in PrivilegeNames.All)
        {
            var modelled = token.Privileges.FirstOrDefault(privilege => privilege.Name == known.Key)?.State;
            if (isWanted(modelled ?? (token.Kind == IdentityKind.LocalSystem ? TokenPrivilegeState.Disabled : TokenPrivilegeState.Unknown)))
                found |= known.Value;
        }

        return found;
    }

    private static TokenSidState StateOf(TokenGroupState state) => state switch
    {
        TokenGroupState.Enabled => TokenSidState.Enabled,
        TokenGroupState.DenyOnly => TokenSidState.DenyOnly,
        TokenGroupState.Absent => TokenSidState.Absent,
        _ => TokenSidState.Unknown,
    };
}
