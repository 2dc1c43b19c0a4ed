namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Compares names of accounts as recordings and the configuration write them.</summary>
internal static class RecordedNames
{
    /// <summary>True for the same name in any case; a name without its authority matches any, since logs leave it out.</summary>
    public static bool AreSame(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return true;
        return (one.IndexOf('\\') < 0 || other.IndexOf('\\') < 0) && string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string name) => name.Substring(name.LastIndexOf('\\') + 1);
}
