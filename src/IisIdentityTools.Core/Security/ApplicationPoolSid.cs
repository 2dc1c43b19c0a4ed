using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IisIdentityTools.Security;

/// <summary>
/// The SID of an application pool, <c>S-1-5-82-h1-h2-h3-h4-h5</c>, computed from its name; no machine is asked. It is the user of a
/// worker process that runs as ApplicationPoolIdentity and a group of every other worker process. Source: rule C3, verified on
/// published pairs of name and SID.
/// </summary>
public static class ApplicationPoolSid
{
    /// <summary>The authority that Windows shows before the pool's name, with the separator.</summary>
    public const string AccountPrefix = @"IIS AppPool\";

    private const uint FirstSubAuthority = 82;

    /// <summary>The SID of the pool with that name. Pool names are compared without case, so every spelling gives the same SID.</summary>
    /// <param name="poolName">The bare name, without <c>IIS APPPOOL\</c>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SecurityIdentifier FromName(string poolName)
    {
        if (string.IsNullOrEmpty(poolName))
            throw new ArgumentException("An application pool has a name.", nameof(poolName));
        return HashedSid.Create(FirstSubAuthority, poolName.ToLowerInvariant());
    }

    /// <summary>The SID of an account written as <c>IIS APPPOOL\name</c> (any case); false when the text is not of that form.</summary>
    public static bool TryFromAccountName(string? accountName, [NotNullWhen(true)] out SecurityIdentifier? sid)
    {
        var isPool = accountName is not null && accountName.Length > AccountPrefix.Length
            && accountName.StartsWith(AccountPrefix, StringComparison.OrdinalIgnoreCase);
        sid = isPool ? FromName(accountName!.Substring(AccountPrefix.Length)) : null;
        return isPool;
    }

    /// <summary>True when the SID is that of some pool; <c>S-1-5-82-0</c>, the group of all pools, is not.</summary>
    public static bool IsPoolSid(SecurityIdentifier sid) => sid.SubAuthorities.Count == 6 && sid.StartsWith(5, FirstSubAuthority);

    /// <summary>
    /// False when the name has an upper-case letter outside ASCII or a character beyond the basic plane: which lower-casing IIS applies
    /// to those no public pair of name and SID shows, so that <see cref="FromName"/> is a best effort.
    /// </summary>
    public static bool IsSettled(string poolName)
    {
        foreach (var c in poolName)
        {
            if (c > '\x7F' && (char.IsSurrogate(c) || IsUpper(c)))
                return false;
        }

        return true;
    }

    private static bool IsUpper(char c) =>
        char.ToLowerInvariant(c) != c || char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;
}
