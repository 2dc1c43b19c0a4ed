using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Rules;

/// <summary>What another machine sees of a local identity (rule B7).</summary>
internal sealed class NetworkIdentityRule
{
    private readonly ResolvedIdentity _computer;

    public NetworkIdentityRule(ServerDescription server)
    {
        _computer = server.Domain switch
        {
            null => new ResolvedIdentity("(computer account)", server.ComputerAccountSid ?? "", server.ComputerAccountSid is null ? IdentityKind.Unknown : IdentityKind.ComputerAccount),
            "" => AccountDirectory.AnonymousLogon,
            var domain => new ResolvedIdentity($@"{domain}\{server.Name}$", server.ComputerAccountSid ?? "", IdentityKind.ComputerAccount),
        };
    }

    /// <summary>True when the facts do not say whether the server is in a domain.</summary>
    public bool IsComputerUnknown => _computer.Kind == IdentityKind.Unknown;

    /// <summary>The network face of the identity that does the work.</summary>
    public ResolvedIdentity Of(ResolvedIdentity actor, RequestCase request) => actor.Kind switch
    {
        IdentityKind.ConnectAsAccount => HasCredentials(request.Directory.Directory?.LogonMethod.Text) ? actor : AccountDirectory.AnonymousLogon,
        IdentityKind.AnonymousAccount => HasCredentials(request.Settings.Authentication.AnonymousSection.Get("logonMethod").Text) ? actor : AccountDirectory.AnonymousLogon,
        _ => OfKind(actor),
    };

    /// <summary>The network face of an identity of which only its kind is known; its logon is taken to keep credentials.</summary>
    public ResolvedIdentity OfKind(ResolvedIdentity actor) => actor.Kind switch
    {
        IdentityKind.None => ResolvedIdentity.None,
        IdentityKind.ApplicationPoolIdentity or IdentityKind.NetworkService or IdentityKind.LocalSystem => _computer,
        IdentityKind.Iusr or IdentityKind.LocalService or IdentityKind.AnonymousLogon => AccountDirectory.AnonymousLogon,
        _ => actor,
    };

    /// <summary>A logon of method Network leaves a token without credentials for a further hop (rule C4).</summary>
    private static bool HasCredentials(string? logonMethod) => !string.Equals(logonMethod?.Trim(), "Network", StringComparison.OrdinalIgnoreCase);
}
