namespace IisIdentityTools.Identity.Tokens;

/// <summary>Whose tokens are wanted. With neither list: every pool's worker process and every anonymous user of the server.</summary>
public sealed class TokenQuery
{
    /// <summary>
    /// Account names or SIDs: a pool's virtual account or SID, IUSR, a service account, a user. An account that pools run as gives
    /// one token for each of them; another one gives the token of a Windows-authenticated user.
    /// </summary>
    public IReadOnlyList<string>? Identities { get; init; }

    /// <summary>Names or wildcard patterns of application pools: the tokens of their worker processes.</summary>
    public IReadOnlyList<string>? ApplicationPools { get; init; }
}
