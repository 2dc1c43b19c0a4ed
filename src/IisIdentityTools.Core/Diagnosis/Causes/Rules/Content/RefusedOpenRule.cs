using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>
/// A refused open that Process Monitor shows, of which no status is known: whose it was and what the list says of that. What code is refused is
/// its own exception (rule B3); what the worker process is refused while it looks for configuration or watches folders belongs to rule B2.
/// </summary>
internal sealed class RefusedOpenRule : IOpenRule
{
    private const string Code = "NET-WRITE";
    private const string Configuration = "CFG-ACL";
    private const string ConnectAs = "CFG-VDIRUSER";
    private const string Share = "CFG-UNC";
    private const string AnonymousPool = "ACL-ANON-POOL";

    public IReadOnlyList<string> Ids { get; } = [];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (!refusal.IsOfOpen || refusal.Server is not { } server)
            yield break;
        var (identity, access) = Find(refusal, server);
        if (access is { IsMissing: true } && WindowsPath.Parent(access.Path) is { } folder)
            access = Find(refusal, server, folder, FileRights.CreateFiles | FileRights.Synchronize).Access;
        if (access is null || access.IsMissing)
            yield break;
        foreach (var finding in AccessFindings.Of(IdOf(refusal.Place, identity, access), refusal, access))
            yield return finding.Explains.Length > 0 ? finding : finding with { Because = [finding.Because[0], .. Role(refusal.Place, identity), .. finding.Because.Skip(1)] };
    }

    private static (ResolvedIdentity? Identity, CaseAccess? Access) Find(RefusalCase refusal, CaseServer server) =>
        Find(refusal, server, refusal.Request.Path, refusal.Request.DesiredAccess == FileRights.None ? FileRights.Read : refusal.Request.DesiredAccess);

    /// <summary>A thread that impersonates nobody acts as the worker process, which the log may not name.</summary>
    private static (ResolvedIdentity? Identity, CaseAccess? Access) Find(RefusalCase refusal, CaseServer server, string path, FileRights rights)
    {
        var account = refusal.Request.Account;
        if (refusal.Place is { } place && (account.Length == 0 ? place.Worker.Identity : place.TakesPart(account)) is { } identity)
            return (identity, place.Check(identity, path, rights));
        return (null, account.Length == 0 ? null : server.Check(account, path, rights));
    }

    private static string IdOf(CasePlace? place, ResolvedIdentity? identity, CaseAccess access)
    {
        var isReading = (access.Question.Rights & (FileRights.WriteData | FileRights.AppendData | FileRights.Delete | FileRights.DeleteSubdirectoriesAndFiles)) == FileRights.None;
        if (place is null || identity is null || !isReading)
            return Code;
        var who = place.Answer.Identities;
        if (access.Kind == PathKind.Folder && identity.Name == who.Configuration.Name)
            return place.ConnectAs is not null ? ConnectAs : place.IsUnc ? Share : Configuration;
        return identity.Name == who.Process.Name && who.Content.Name == who.Process.Name && place.Answer.Authentication == AuthenticationKind.Anonymous && who.Request.Name == who.Process.Name
            ? AnonymousPool : Code;
    }

    private static IEnumerable<string> Role(CasePlace? place, ResolvedIdentity? identity)
    {
        if (place is null || identity is null)
            return [];
        return identity.Name == place.Worker.Identity.Name
            ? [$"{identity.Name} is the worker process of the pool '{place.Worker.Pool}', which serves '{place.Site.Name}{place.UrlPath}'."]
            : [$"{identity.Name} is {(place.ConnectAs?.Name == identity.Name ? "the account that the virtual directory connects as" : "who requests or code run as")} at '{place.Site.Name}{place.UrlPath}'."];
    }
}
