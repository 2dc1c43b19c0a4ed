using System.Globalization;
using IisIdentityTools.Access;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>The server of the refusals, with what all of them ask.</summary>
internal sealed class CaseServer(ServerConfiguration configuration)
{
    /// <summary>Its configuration.</summary>
    public ServerConfiguration Configuration => configuration;

    /// <summary>Its facts.</summary>
    public IServerFacts Facts => configuration.Facts;

    /// <summary>Who requests run as.</summary>
    public EffectiveIdentityResolver Identities { get; } = new(configuration);

    /// <summary>Who may use what.</summary>
    public FolderAccessResolver Access { get; } = new(configuration);

    /// <summary>Whether an account that a recording names has those rights at a path; null when the name is none that can be found.</summary>
    public CaseAccess? Check(string account, string path, FileRights rights) => Access.SubjectOf(account, path) is { } subject
        ? new(new AccessQuestion(path, subject, rights, FolderPurpose.None, AccessRoles.None, "", ""), Access.Checker.Check(path, subject, rights))
        : null;

    /// <summary>What tokens hold.</summary>
    public IdentityTokenResolver Tokens { get; } = new(configuration);

    /// <summary>The text with the server's environment variables in it.</summary>
    public string Expand(string text) => EnvironmentExpansion.Expand(text, Facts).Text;

    /// <summary>The site with that name, or with the number that logs give it (W3SVC5, 5); null when there is none.</summary>
    public SiteDefinition? FindSite(string nameOrNumber)
    {
        if (configuration.FindSite(nameOrNumber) is { } site)
            return site;
        var text = nameOrNumber.StartsWith(LoggedSites.Prefix, StringComparison.OrdinalIgnoreCase) ? nameOrNumber.Substring(LoggedSites.Prefix.Length) : nameOrNumber;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? configuration.Sites.FirstOrDefault(each => each.Id == id) : null;
    }
}
