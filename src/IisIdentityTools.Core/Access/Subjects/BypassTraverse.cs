using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Subjects;

/// <summary>
/// Whether a token holds SeChangeNotifyPrivilege, with which folders on the way do not count. Stock Windows gives it to everybody (rule C2).
/// </summary>
/// <param name="IsHeld">Null when it is not known.</param>
/// <param name="Why">Why it is not, or may not be, held: the rest of a sentence; empty when it is.</param>
internal sealed record BypassTraverse(bool? IsHeld, string Why)
{
    private const string Privilege = "SeChangeNotifyPrivilege";

    private static readonly BypassTraverse s_held = new(true, "");

    public static BypassTraverse Of(AccessSubject subject, IServerFacts facts) =>
        subject.Model is { } model ? OfModel(model) : OfHolders(facts.GetUserRightHolders(Privilege), subject.Token);

    private static BypassTraverse OfModel(IdentityToken model)
    {
        var privilege = model.Privileges.FirstOrDefault(candidate => candidate.Name == Privilege);
        return privilege?.State switch
        {
            TokenPrivilegeState.Absent => new(false, $"the token lacks {Privilege}, which would spare it the check: {privilege.Why}"),
            TokenPrivilegeState.Unknown => new(null, $"whether the token holds {Privilege}, which would spare it the check, is not known: {privilege.Why}"),
            _ => s_held,
        };
    }

    private static BypassTraverse OfHolders(IReadOnlyList<string>? holders, AccessToken token)
    {
        if (holders is null)
            return s_held;
        var states = holders.Select(holder => SecurityIdentifier.TryParse(holder, out var sid) ? token.StateOf(sid) : TokenSidState.Unknown).ToArray();
        return states.Contains(TokenSidState.Enabled) ? s_held
            : states.Contains(TokenSidState.Unknown) ? new(null, $"whether the token holds {Privilege} is not known")
            : new(false, $"the user rights of the server give {Privilege} to no SID of the token");
    }
}
