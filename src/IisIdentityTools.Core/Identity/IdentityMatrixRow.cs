using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Identity;

/// <summary>
/// One row of the classic table "impersonation × anonymous access" for one ASP.NET application: what would run as whom if the two
/// switches stood so.
/// </summary>
public sealed class IdentityMatrixRow
{
    internal IdentityMatrixRow(PlaceContext place, bool impersonation, bool anonymousAccess, bool isCurrent, RequestIdentities identities, string says)
    {
        Server = place.Server.Name;
        Site = place.Place.Site.Name;
        Application = place.Application.Path;
        Impersonation = impersonation;
        AnonymousAccess = anonymousAccess;
        IsCurrent = isCurrent;
        ProcessIdentity = identities.Process.Name;
        RequestIdentity = identities.Request.Name;
        CodeIdentity = identities.Code.Name;
        CodeIdentitySid = identities.Code.Sid;
        Says = says;
    }

    /// <summary>Name of the server.</summary>
    public string Server { get; }

    /// <summary>Name of the site.</summary>
    public string Site { get; }

    /// <summary>Path of the application.</summary>
    public string Application { get; }

    /// <summary>Whether ASP.NET impersonation is on in this row.</summary>
    public bool Impersonation { get; }

    /// <summary>Whether anonymous access is on in this row.</summary>
    public bool AnonymousAccess { get; }

    /// <summary>True for the row that the application's configuration stands at now.</summary>
    public bool IsCurrent { get; }

    /// <summary>The worker process.</summary>
    public string ProcessIdentity { get; }

    /// <summary>The user of the request (static files, classic ASP).</summary>
    public string RequestIdentity { get; }

    /// <summary>The thread that runs ASP.NET code.</summary>
    public string CodeIdentity { get; }

    /// <summary>SID of <see cref="CodeIdentity"/>; empty when not known before the request.</summary>
    public string CodeIdentitySid { get; }

    /// <summary>The row in words.</summary>
    public string Says { get; }

    /// <summary>The row in words.</summary>
    public override string ToString() => Says;
}
