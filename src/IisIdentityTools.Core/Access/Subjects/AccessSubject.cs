using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Subjects;

/// <summary>Who asks: an identity with the token that the check needs, and with what is known of it in words.</summary>
/// <param name="Name">Name of the identity.</param>
/// <param name="Sid">Its SID; null when it is not known.</param>
/// <param name="Token">What the access check compares entries with.</param>
/// <param name="Model">The token with the reasons for its groups; null for a token that another machine makes, or of an unknown caller.</param>
/// <param name="Note">What limits the answer because of who asks; empty when nothing does.</param>
internal sealed record AccessSubject(string Name, SecurityIdentifier? Sid, AccessToken Token, IdentityToken? Model, string Note)
{
    private BypassTraverse? _bypass;

    /// <summary>Whether folders on the way count for the token; found out once.</summary>
    /// <param name="facts">The server's.</param>
    public BypassTraverse Bypass(IServerFacts facts) => _bypass ??= BypassTraverse.Of(this, facts);

    /// <summary>Finds the captured name of an account, for sentences; null for one that was not captured.</summary>
    public Func<SecurityIdentifier, string?>? FindName { get; init; }

    /// <summary>The name and reason of a SID that the token holds; the name alone, or the SID itself, when the model does not list it.</summary>
    public (string Name, string Why) Holds(SecurityIdentifier sid)
    {
        if (Model?.FindGroup(sid.ToString()) is { } group)
            return (group.Name, group.Why);
        return (WellKnownSids.Find(sid)?.Name ?? FindName?.Invoke(sid) ?? sid.ToString(), "");
    }
}
