using System.Globalization;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Denied;

/// <summary>The sites of the server that is named beside the logs.</summary>
internal static class AskedSites
{
    /// <summary>The sites that a text of the question means, as the logs name them; null when the server has none with that name.</summary>
    public static IReadOnlyList<string>? Find(string pattern, LoggedSites sites)
    {
        var found = sites.Names.Where(each => Wildcard.Matches(pattern, each.Value)).Select(each => each.Key).ToArray();
        var isOfLogs = pattern.StartsWith(LoggedSites.Prefix, StringComparison.OrdinalIgnoreCase) || long.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return found.Length > 0 ? found : sites.Names.Count == 0 || isOfLogs || Wildcard.Has(pattern) ? [pattern] : null;
    }
}
