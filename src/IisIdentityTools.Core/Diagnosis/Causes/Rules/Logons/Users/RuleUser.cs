using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

/// <summary>The user whom authorization rules are asked about: what it is called, and which Windows groups are its roles.</summary>
internal sealed class RuleUser
{
    private readonly IServerFacts _facts;
    private readonly IdentityToken? _token;

    private RuleUser(string name, IServerFacts facts, IdentityToken? token) => (Name, _facts, _token) = (name, facts, token);

    /// <summary>Account name; empty for an anonymous user.</summary>
    public string Name { get; }

    /// <summary>True when nobody logged in.</summary>
    public bool IsAnonymous => Name.Length == 0;

    /// <summary>Name for sentences.</summary>
    public string DisplayName => IsAnonymous ? "an anonymous user" : Name;

    /// <summary>SID; empty when it is not known.</summary>
    public string Sid => IsAnonymous ? "" : _facts.FindAccount(Name)?.Sid ?? "";

    /// <summary>The user of a request; null when nobody can say who it was.</summary>
    public static RuleUser? Of(RefusalCase refusal, CasePlace place)
    {
        if (refusal.Server is not { } server)
            return null;
        var name = refusal.Request.User;
        if (name.Length == 0)
            return place.IsOn(AuthenticationKind.Anonymous) ? new RuleUser("", server.Facts, null) : null;
        // Roles of Forms users come from a provider that nobody captured.
        return new RuleUser(name, server.Facts, place.Settings.AspNet.Mode.Is("Forms") ? null : IdentityTokenBuilder.Build(LogonAttempt.SubjectOf(name, place), server.Facts));
    }

    /// <summary>True when a rule's user name means this user, null when that is not known. "*" is everybody, "?" whoever did not log in.</summary>
    public bool? Is(string ruleUser) => ruleUser switch
    {
        "*" => true,
        "?" => IsAnonymous,
        _ => IsAnonymous ? false : AccountNames.AreSame(Name, ruleUser, _facts),
    };

    /// <summary>True when the user has a rule's role, null when that is not known.</summary>
    public bool? Has(string role) => IsAnonymous ? false : StateOf(role) switch
    {
        TokenGroupState.Enabled => true,
        TokenGroupState.DenyOnly or TokenGroupState.Absent => false,
        _ => null,
    };

    /// <summary>True when the role is Administrators, and UAC took that group out of the user's token.</summary>
    public bool IsFiltered(string role) => SidOf(role) == WellKnownSids.Administrators && StateOf(role) == TokenGroupState.DenyOnly;

    private TokenGroupState StateOf(string role) => _token is not null && SidOf(role) is { } sid ? _token.StateOf(sid) : TokenGroupState.Unknown;

    private SecurityIdentifier? SidOf(string role) =>
        WellKnownSids.FindByName(role)?.Sid
        ?? Parse(_facts.FindAccount(role)?.Sid)
        ?? Parse(_facts.Groups.FirstOrDefault(group => AccountNames.Same(group.Name, role) || (AccountNames.Same(AccountNames.Bare(group.Name), AccountNames.Bare(role)) && IsLocal(role)))?.Sid);

    private bool IsLocal(string role) => AccountNames.Domain(role) is var domain && (domain.Length == 0 || domain == "." || AccountNames.Same(domain, _facts.Server.Name) || AccountNames.Same(domain, "BUILTIN"));

    private static SecurityIdentifier? Parse(string? text) => SecurityIdentifier.TryParse(text, out var sid) ? sid : null;
}
