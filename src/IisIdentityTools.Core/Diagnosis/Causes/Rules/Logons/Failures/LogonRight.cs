using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>The user right that a kind of logon needs, and whether an account has it; the deny right always wins (rule C4).</summary>
/// <param name="Name">SeNetworkLogonRight.</param>
/// <param name="DenyName">SeDenyNetworkLogonRight.</param>
/// <param name="IsHeld">Null when it is not known.</param>
/// <param name="IsDenied">True when the deny right takes it.</param>
/// <param name="Holder">The SID of the deny right that the account has; null when none has.</param>
/// <param name="HolderName">Its name.</param>
internal sealed record LogonRight(string Name, string DenyName, bool? IsHeld, bool IsDenied, SecurityIdentifier? Holder, string HolderName)
{
    /// <summary>Why it is not held: the rest of a sentence.</summary>
    public string Says => IsDenied ? $"is denied this kind of logon: {DenyName} names {HolderName}" : $"lacks {Name}: neither the account nor a group of it holds the right";

    /// <summary>Finds out whether an account may log on as the subject says; null for logons that need no right.</summary>
    public static LogonRight? Of(TokenSubject subject, IServerFacts facts)
    {
        var kind = subject.Logon switch
        {
            LogonKind.Network or LogonKind.NetworkCleartext => "Network",
            LogonKind.Interactive => "Interactive",
            LogonKind.Batch => "Batch",
            _ => null,
        };
        if (kind is null)
            return null;
        var (name, denyName) = ($"Se{kind}LogonRight", $"SeDeny{kind}LogonRight");
        var token = IdentityTokenBuilder.Build(subject, facts);
        var allowed = Holders(facts, name, token);
        var denied = Holders(facts, denyName, token);
        if (denied?.FirstOrDefault(holder => IsIn(holder.State)) is { Sid: not null } deny)
            return new(name, denyName, false, true, deny.Sid, token.FindGroup(deny.Sid.ToString())?.Name ?? deny.Sid.ToString());
        if (allowed is not null && !allowed.Any(holder => IsIn(holder.State) || holder.State == TokenGroupState.Unknown))
            return new(name, denyName, false, false, null, "");
        var isHeld = allowed?.Any(holder => IsIn(holder.State)) == true && denied?.All(holder => holder.State == TokenGroupState.Absent) == true;
        return new(name, denyName, isHeld ? true : null, false, null, "");
    }

    // The right is checked before UAC filters the token: a group that counts for deny entries only is held here.
    private static bool IsIn(TokenGroupState state) => state is TokenGroupState.Enabled or TokenGroupState.DenyOnly;

    private static List<(SecurityIdentifier Sid, TokenGroupState State)>? Holders(IServerFacts facts, string right, IdentityToken token) =>
        facts.GetUserRightHolders(right)?.Select(text => SecurityIdentifier.TryParse(text, out var sid) ? (sid, token.StateOf(sid)) : (null!, TokenGroupState.Unknown)).ToList();
}
