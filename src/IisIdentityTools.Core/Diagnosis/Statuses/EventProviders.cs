namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>The providers whose events the catalogue has, under every name that Windows shows for them.</summary>
internal static class EventProviders
{
    public const string Was = "Microsoft-Windows-WAS";
    public const string WorkerProcess = "Microsoft-Windows-IIS-W3SVC-WP";
    public const string Security = "Microsoft-Windows-Security-Auditing";

    private static readonly (string Provider, string[] Names)[] s_names =
    [
        (Was, ["WAS"]),
        (WorkerProcess, ["W3SVC-WP", "IIS-W3SVC-WP"]),
        (Security, ["Security", "Microsoft Windows security auditing."]),
    ];

    /// <summary>The provider with that name (in any case), or null when the catalogue has none such.</summary>
    public static string? Find(string name)
    {
        foreach (var (provider, names) in s_names)
            if (Same(provider, name) || names.Any(each => Same(each, name)))
                return provider;
        return null;
    }

    /// <summary>The name that people use, "WAS"; the provider itself when it is not one of ours.</summary>
    public static string ShortName(string provider)
    {
        foreach (var (known, names) in s_names)
            if (Same(known, provider))
                return names[0];
        return provider;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
