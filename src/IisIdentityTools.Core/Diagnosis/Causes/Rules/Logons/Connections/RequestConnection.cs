using System.Globalization;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

/// <summary>Where a request came from and to, as far as a log tells.</summary>
internal static class RequestConnection
{
    /// <summary>Port of the server; empty when it is not known.</summary>
    public static string Port(RefusalCase refusal)
    {
        var endpoint = refusal.Request.Endpoint;
        if (endpoint.Length == 0 && Absolute(refusal) is { } uri)
            return uri.Port.ToString(CultureInfo.InvariantCulture);
        return endpoint.LastIndexOf(':') is var at and >= 0 && endpoint.IndexOf(']', at) < 0 ? endpoint.Substring(at + 1) : "";
    }

    /// <summary>Address of the server without brackets; empty when it is not known.</summary>
    public static string Address(RefusalCase refusal)
    {
        var port = Port(refusal);
        var endpoint = refusal.Request.Endpoint;
        return (port.Length == 0 || endpoint.Length == 0 ? endpoint : endpoint.Substring(0, endpoint.Length - port.Length - 1)).Trim('[', ']');
    }

    /// <summary>The host name that was asked for, without a port; empty when it is not known.</summary>
    public static string Host(RefusalCase refusal)
    {
        var host = refusal.Request.Host;
        if (host.Length == 0 && Absolute(refusal) is { } uri)
            return uri.Host;
        var colon = host.LastIndexOf(':');
        return colon > 0 && host.IndexOf(':') == colon ? host.Substring(0, colon) : host.Trim('[', ']');
    }

    /// <summary>True when the connection had TLS, by the binding that its port belongs to; null when that is not known.</summary>
    public static bool? IsTls(RefusalCase refusal)
    {
        var port = Port(refusal);
        var bindings = (refusal.Site?.Bindings ?? []).Where(binding => binding.IsWeb && (port.Length == 0 || binding.Port == port)).Select(IsHttps).Distinct().ToArray();
        return bindings.Length == 1 ? bindings[0] : null;
    }

    /// <summary>True when every known client is the server itself, false when none is, null when that is not known.</summary>
    public static bool? IsLocal(RefusalCase refusal)
    {
        var clients = refusal.Request.Clients.Where(client => client.Length > 0).ToArray();
        if (clients.Length == 0)
            return null;
        var server = Address(refusal);
        var local = clients.Count(client => client is "127.0.0.1" or "::1" || (server.Length > 0 && string.Equals(Zoneless(client), Zoneless(server), StringComparison.OrdinalIgnoreCase)));
        // Without the server's address a client may still be the server by another of its addresses.
        return local == clients.Length ? true : local > 0 || server.Length == 0 ? null : false;
    }

    /// <summary>True for an address in place of a name.</summary>
    public static bool IsAddress(string host) => Uri.CheckHostName(host) is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static Uri? Absolute(RefusalCase refusal) => Uri.TryCreate(refusal.Request.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static bool IsHttps(BindingDefinition binding) => string.Equals(binding.Protocol, "https", StringComparison.OrdinalIgnoreCase);

    private static string Zoneless(string address) => address.IndexOf('%') is var at and >= 0 ? address.Substring(0, at) : address;
}
