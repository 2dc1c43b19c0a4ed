using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Shares;

/// <summary>Content on a share: whom the file server sees, and what it gives him (rule B7).</summary>
internal sealed class ShareIdentityRule : ICauseRule
{
    private const string Anonymous = "UNC-ANON";
    private const string Machine = "UNC-MACHINE";
    private const string Workgroup = "UNC-WORKGROUP";
    private const string LogonMethod = "UNC-LOGONMETHOD";
    private const string Delegation = "UNC-DELEGATION";

    public IReadOnlyList<string> Ids { get; } = [Anonymous, Machine, Workgroup, LogonMethod, Delegation];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts } || !(refusal.Is(401, 3) || refusal.Is(500, 19)))
            yield break;
        if (!place.IsUnc)
        {
            foreach (var id in Ids)
                yield return CauseFinding.Refuted(id);
            yield break;
        }

        foreach (var finding in place.ConnectAs is null ? PassThrough(refusal, place, facts.Server.Domain) : ConnectAs(place))
            yield return finding;
    }

    private static IEnumerable<CauseFinding> PassThrough(RefusalCase refusal, CasePlace place, string? domain)
    {
        yield return CauseFinding.Refuted(LogonMethod);
        var who = place.Answer.Identities;
        var reader = refusal.Is(500, 19) ? who.Configuration : who.Content;
        if (reader.Kind == IdentityKind.Iusr)
            yield return IsIusr(place);
        else
            yield return CauseFinding.Refuted(Anonymous);
        var isBuiltIn = reader.Kind is IdentityKind.ApplicationPoolIdentity or IdentityKind.NetworkService or IdentityKind.LocalSystem;
        if (!isBuiltIn || domain is { Length: > 0 })
            yield return CauseFinding.Refuted(Workgroup);
        else if (domain is not null)
            yield return new CauseFinding(Workgroup, CauseVerdict.Proved)
            {
                Identity = reader.Name,
                IdentitySid = reader.Sid,
                Path = place.PhysicalPath,
                Because = [$"{reader.Name} has no name on the network: the server is in no domain, so the file server sees an anonymous caller."],
            };
        if (isBuiltIn && domain is not "")
            foreach (var finding in OfMachine(refusal, place, reader))
                yield return finding;
        else
            yield return CauseFinding.Refuted(Machine);
        if (reader.Kind != IdentityKind.AuthenticatedUser || place.Answer.Authentication != AuthenticationKind.Windows)
            yield return CauseFinding.Refuted(Delegation);
        else
            yield return new(Delegation, CauseVerdict.Consistent)
            {
                Identity = reader.Name,
                IdentitySid = reader.Sid,
                Path = place.PhysicalPath,
                Because = [$"{reader.Name} logged on with Windows authentication, and '{place.PhysicalPath}' is on another machine: without delegation the file server sees an anonymous caller."],
            };
    }

    private static CauseFinding IsIusr(CasePlace place) => new CauseFinding(Anonymous, CauseVerdict.Proved)
    {
        Identity = place.Answer.RequestIdentity,
        IdentitySid = place.Answer.RequestIdentitySid,
        Path = place.PhysicalPath,
        Because = [$"IUSR has no password and no name on the network: the file server sees an anonymous caller at '{place.PhysicalPath}'.", "The virtual directory connects as nobody else."],
        Fix = $"Set a domain account to connect as, or let anonymous requests use the pool's identity and grant the computer account: {CommandText.AnonymousToPool(place.Site.Name, place.Application.Path)}",
    }.At(place.Settings.Authentication.AnonymousUserName);

    /// <summary>The file server sees the computer account: its right there is checked on share and folder.</summary>
    private static IEnumerable<CauseFinding> OfMachine(RefusalCase refusal, CasePlace place, ResolvedIdentity reader)
    {
        var role = refusal.Is(500, 19) ? AccessRoles.Configuration : AccessRoles.Content;
        var access = place.Accesses.FirstOrDefault(need => (need.Question.Roles & role) != 0);
        if (access is null || access.IsMissing)
            yield break;
        foreach (var finding in AccessFindings.Of(Machine, refusal, access))
            yield return finding.Explains.Length > 0 || finding.Verdict == CauseVerdict.Refuted ? finding : finding with
            {
                Because = [finding.Because[0], .. finding.Because.Skip(1), $"{reader.Name} shows itself to the file server as the computer account."],
            };
    }

    private static IEnumerable<CauseFinding> ConnectAs(CasePlace place)
    {
        foreach (var id in new[] { Anonymous, Machine, Workgroup, Delegation })
            yield return CauseFinding.Refuted(id);
        var method = place.VirtualDirectory.LogonMethod;
        yield return !method.Is("Network") ? CauseFinding.Refuted(LogonMethod) : new CauseFinding(LogonMethod, CauseVerdict.Proved)
        {
            Identity = place.ConnectAs!.Name,
            IdentitySid = place.ConnectAs.Sid,
            Path = place.PhysicalPath,
            Because = [$"{place.ConnectAs.Name} is logged on with logonMethod Network: such a token has no credentials for the file server."],
            Fix = $"Set logonMethod of the virtual directory '{place.VirtualDirectory.UrlPath}' to ClearText.",
        }.At(method);
    }
}
