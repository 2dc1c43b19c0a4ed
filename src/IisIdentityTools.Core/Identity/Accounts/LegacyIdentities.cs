namespace IisIdentityTools.Identity.Accounts;

/// <summary>
/// The accounts of IIS 5 and 6 and what stands in their place since IIS 7 (rule B8). Migrated servers, old documents and old
/// access-control lists still name them. Source: TechNet cc784675, "Understanding built-in user and group accounts in IIS".
/// </summary>
public static class LegacyIdentities
{
    private static readonly LegacyIdentity[] s_all =
    [
        new("IUSR_*", "the anonymous user of IIS 5 and 6, a local account with a password, named after the machine", @"NT AUTHORITY\IUSR", "S-1-5-17"),
        new("IWAM_*", "the account of out-of-process applications of IIS 5, named after the machine", "the application pool identity", ""),
        new("IIS_WPG", "the worker process group of IIS 6, a local group of the machine", @"BUILTIN\IIS_IUSRS", "S-1-5-32-568"),
        new("ASPNET", "the worker account of ASP.NET on IIS 5", "the application pool identity", ""),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LegacyIdentity> All { get; } = Array.AsReadOnly(s_all);

    /// <summary>The old account that a name stands for, its authority left aside; null for a name of today.</summary>
    public static LegacyIdentity? Find(string name)
    {
        var bare = name.Substring(name.LastIndexOf('\\') + 1);
        foreach (var legacy in s_all)
            if (Wildcard.Matches(legacy.Pattern, bare))
                return legacy;
        return null;
    }

    /// <summary>True when a server is of the age in which these accounts were the rule.</summary>
    public static bool IsAgeOf(Version? iisVersion) => iisVersion is { Major: < 7 };

    /// <summary>The anonymous user of a server of that age.</summary>
    public static string AnonymousUser(string server) => "IUSR_" + server;
}
