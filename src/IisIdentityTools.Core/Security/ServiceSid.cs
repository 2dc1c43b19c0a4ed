namespace IisIdentityTools.Security;

/// <summary>
/// The SID of a Windows service, <c>S-1-5-80-h1-h2-h3-h4-h5</c>: the hash of <see cref="ApplicationPoolSid"/>, but of the upper-cased
/// name. Verified on the published SID of TrustedInstaller.
/// </summary>
public static class ServiceSid
{
    /// <summary>The authority that Windows shows before the service's name, with the separator.</summary>
    public const string AccountPrefix = @"NT SERVICE\";

    private const uint FirstSubAuthority = 80;

    /// <summary>The SID of the service with that short name (not its display name), in any case.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SecurityIdentifier FromName(string serviceName)
    {
        if (string.IsNullOrEmpty(serviceName))
            throw new ArgumentException("A service has a name.", nameof(serviceName));
        return HashedSid.Create(FirstSubAuthority, serviceName.ToUpperInvariant());
    }
}
