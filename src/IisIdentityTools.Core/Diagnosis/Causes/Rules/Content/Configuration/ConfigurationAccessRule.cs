using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;

/// <summary>
/// 500.19 with error 5: who reads web.config was refused, on a file or on a folder that has none, anywhere between the site's root and the
/// request (rule B2). The user of the request plays no part: nobody was logged on yet.
/// </summary>
internal sealed class ConfigurationAccessRule : ICauseRule
{
    private const string Worker = "CFG-ACL";
    private const string ConnectAs = "CFG-VDIRUSER";
    private const string Share = "CFG-UNC";
    private const string Traverse = "RIGHT-TRAVERSE";

    private static readonly FileRights s_listing = FileRights.ListDirectory | FileRights.Synchronize;

    private static readonly string[] s_own = [Worker, ConnectAs, Share];

    public IReadOnlyList<string> Ids { get; } = [.. s_own, Traverse];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Server: { } server } || !refusal.Is(500, 19, 5))
            yield break;
        var open = new Dictionary<string, CauseFinding>(StringComparer.Ordinal);
        var isFound = false;
        var mayBeClosed = false;
        foreach (var link in ConfigurationChain.Of(server, place))
        {
            var id = IdOf(link);
            foreach (var access in Needs(server, place, link))
            {
                if (access.IsMissing)
                    continue;
                mayBeClosed |= (access.Access!.Limits & AccessLimits.Traverse) != 0;
                var findings = AccessFindings.Of(access.Access.ClosedFolder is null ? id : Traverse, refusal, access).ToArray();
                if (findings[0].Verdict == CauseVerdict.Possible && !open.ContainsKey(id))
                    open.Add(id, Explained(findings[0], link));
                if (findings[0].Verdict < CauseVerdict.Consistent)
                    continue;
                isFound = true;
                yield return Explained(findings[0], link);
                foreach (var reason in findings.Skip(1))
                    yield return reason;
                break;
            }

            // What is granted at the uppermost folder is inherited by those below: one finding is one repair.
            if (isFound)
                yield break;
        }

        foreach (var finding in open.Values)
            yield return finding;
        foreach (var id in s_own.Where(id => !open.ContainsKey(id)))
            yield return CauseFinding.Refuted(id);
        if (!mayBeClosed)
            yield return CauseFinding.Refuted(Traverse);
    }

    private static string IdOf(ConfigurationChain.Link link) => link.IsConnectAs ? ConnectAs : WindowsPath.IsUnc(link.Folder) ? Share : Worker;

    /// <summary>To list the folder and watch it, and to read its file. What would be granted is Read, which holds both.</summary>
    private static IEnumerable<CaseAccess> Needs(CaseServer server, CasePlace place, ConfigurationChain.Link link)
    {
        var listing = place.Check(link.Reader, link.Folder, s_listing);
        yield return listing.IsDenied ? place.Check(link.Reader, link.Folder, FileRights.Read) : listing;
        var file = WindowsPath.Combine(link.Folder, "web.config");
        if (server.Facts.GetFile(file).State is FactState.Present or FactState.Unreadable || server.Facts.GetPathSecurity(file).State == FactState.Present)
            yield return place.Check(link.Reader, file, FileRights.Read);
    }

    private static CauseFinding Explained(CauseFinding finding, ConfigurationChain.Link link) => finding with
    {
        Because = [finding.Because[0], .. finding.Because.Skip(1), $"IIS looks for web.config at '{link.UrlPath}' of the site as {link.Reader.Name}{(link.IsConnectAs ? ", the account of the virtual directory" : "")}, before anybody is logged on, also where there is no such file."],
    };
}
