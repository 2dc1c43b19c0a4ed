namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One binding of a site: protocol and "ip:port:host".</summary>
public sealed class BindingDefinition(string protocol, string information)
{
    /// <summary>http, https, ftp, net.tcp ...</summary>
    public string Protocol { get; } = protocol;

    /// <summary>The bindingInformation as written.</summary>
    public string Information { get; } = information;

    /// <summary>True for http and https.</summary>
    public bool IsWeb => string.Equals(Protocol, "http", StringComparison.OrdinalIgnoreCase) || string.Equals(Protocol, "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Host name behind the last colon; empty when any host is served. A leading "*." is a wildcard.</summary>
    public string Host => Information.LastIndexOf(':') is var at and >= 0 ? Information.Substring(at + 1) : "";

    /// <summary>Port between the last two colons; empty when the text has another form.</summary>
    public string Port
    {
        get
        {
            var last = Information.LastIndexOf(':');
            var before = last > 0 ? Information.LastIndexOf(':', last - 1) : -1;
            return before < 0 ? "" : Information.Substring(before + 1, last - before - 1);
        }
    }
}
