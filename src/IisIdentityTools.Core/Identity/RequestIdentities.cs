namespace IisIdentityTools.Identity;

/// <summary>The seven identities of one answer (rules B1 to B7).</summary>
internal readonly record struct RequestIdentities(
    ResolvedIdentity Process,
    ResolvedIdentity Request,
    ResolvedIdentity Code,
    ResolvedIdentity Content,
    ResolvedIdentity Configuration,
    ResolvedIdentity FileAuthorization,
    ResolvedIdentity Network);
