using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Identity.Places;

/// <summary>Chooses the site that serves an absolute URL, by the bindings as HTTP.sys does: exact host, then wildcard host, then any host.</summary>
internal static class UrlBinding
{
    /// <summary>The site and the path in it.</summary>
    /// <exception cref="IdentityQueryException">The text is no http URL, or no binding serves it.</exception>
    public static (SiteDefinition Site, string Path) Find(ServerConfiguration configuration, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new IdentityQueryException("UrlInvalid", url, $"'{url}' is not an absolute http or https URL. Write it as https://host/path, or use the path alone with a site.");
        SiteDefinition? best = null;
        var rank = 0;
        foreach (var site in configuration.Sites)
        {
            foreach (var binding in site.Bindings)
            {
                var fits = Rank(binding, uri);
                if (fits <= rank)
                    continue;
                rank = fits;
                best = site;
            }
        }

        return best is not null
            ? (best, UrlPath.Normalize(Uri.UnescapeDataString(uri.AbsolutePath)))
            : throw new IdentityQueryException("UrlNotServed", url, $"No site has a binding for {uri.Scheme}://{uri.Host}:{uri.Port}.{Suggestion.For(uri.Host, configuration.Sites.SelectMany(site => site.Bindings).Select(binding => binding.Host).Where(host => host.Length > 0))}");
    }

    /// <summary>0 when the binding does not serve the URL, more the more exactly it does.</summary>
    private static int Rank(BindingDefinition binding, Uri uri)
    {
        if (!string.Equals(binding.Protocol, uri.Scheme, StringComparison.OrdinalIgnoreCase) || binding.Port != uri.Port.ToString(CultureInfo.InvariantCulture))
            return 0;
        var host = binding.Host;
        if (host.Length == 0)
            return binding.Information.StartsWith("*", StringComparison.Ordinal) ? 1 : AddressRank(binding, uri);
        if (string.Equals(host, uri.Host, StringComparison.OrdinalIgnoreCase))
            return 4;
        return host.StartsWith("*.", StringComparison.Ordinal) && uri.Host.EndsWith(host.Substring(1), StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }

    /// <summary>A binding to one address serves any host name that resolves to it; only a literal address in the URL proves it.</summary>
    private static int AddressRank(BindingDefinition binding, Uri uri)
    {
        var address = binding.Information.Substring(0, Math.Max(0, binding.Information.IndexOf(':')));
        return uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && !string.Equals(address, uri.Host, StringComparison.OrdinalIgnoreCase) ? 0 : 2;
    }
}
