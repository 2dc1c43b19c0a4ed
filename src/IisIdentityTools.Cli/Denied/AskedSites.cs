using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Denied;

/// <summary>The sites of the server that is named beside the logs.</summary>
internal static class AskedSites
{
    /// <summary>Reads them.</summary>
    /// <exception cref="FactsException">The source cannot be used.</exception>
    public static LoggedSites Read(string source, CancellationToken cancellation)
    {
        using var facts = new FactsSource(source, null).Open();
        var configuration = ServerConfiguration.Load(facts, cancellation);
        return configuration.IsReadable ? LoggedSites.Of(configuration) : throw new FactsException(ErrorLines.Describe(configuration.Problems[0]), source);
    }

    /// <summary>The sites that a text of the question means, as the logs name them; null when the server has none with that name.</summary>
    public static IReadOnlyList<string>? Find(string pattern, LoggedSites sites)
    {
        var found = sites.Names.Where(each => Wildcard.Matches(pattern, each.Value)).Select(each => each.Key).ToArray();
        var isOfLogs = pattern.StartsWith(LoggedSites.Prefix, StringComparison.OrdinalIgnoreCase) || long.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return found.Length > 0 ? found : sites.Names.Count == 0 || isOfLogs || Wildcard.Has(pattern) ? [pattern] : null;
    }
}
