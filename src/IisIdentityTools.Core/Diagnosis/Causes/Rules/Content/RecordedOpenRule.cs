using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>
/// A recording of a refused open, where nothing of the server is at hand: it shows who was refused on what, though not by which entry. Never more than consistent.
/// </summary>
internal sealed class RecordedOpenRule : IOpenRule
{
    private const string Anonymous = "ACL-ANON";
    private const string AnonymousPool = "ACL-ANON-POOL";
    private const string User = "ACL-USER";
    private const string Configuration = "CFG-ACL";
    private const string Share = "CFG-UNC";
    private const string Code = "NET-WRITE";
    private const string AnonymousType = "anonymous";

    public IReadOnlyList<string> Ids { get; } = [Anonymous, AnonymousPool, User, Configuration, Share, Code];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Server is not null || refusal.Opens.FirstOrDefault(open => open.IsRefused) is not { } refused)
            yield break;
        var who = refused.Account.Length > 0 ? refused.Account : refusal.IsOfOpen ? "the account of the worker process" : "the identity of the request";
        var rights = refusal.Request.DesiredAccess == FileRights.None ? FileRights.Read : refusal.Request.DesiredAccess;
        yield return new(IdOf(refusal, refused), CauseVerdict.Consistent)
        {
            Identity = refused.Account,
            Path = refused.Path,
            Because = [$"{Capital(who)} was refused '{refused.Path}' ({refused.Where}).", "Which entry refuses it, or lacks, only the permissions of the server tell."],
            ToProve = [$"The permissions: icacls \"{refused.Path}\", or a snapshot of the server with them."],
            Command = refused.Account.Length > 0 ? CommandText.Grant(refused.Path, refused.Account, rights) : "",
        };
    }

    private static string IdOf(RefusalCase refusal, ObservedOpen refused)
    {
        if (refusal.IsOfOpen)
            return Code;
        if (refusal.Is(500, 19))
            return WindowsPath.IsUnc(refused.Path) ? Share : Configuration;
        if (ApplicationPoolSid.TryFromAccountName(refused.Account, out _))
            return AnonymousPool;
        var isAnonymous = refusal.Request.AuthenticationType.Length > 0 ? string.Equals(refusal.Request.AuthenticationType, AnonymousType, StringComparison.OrdinalIgnoreCase) : refusal.Request.User.Length == 0;
        return isAnonymous || AccountNames.Same(AccountNames.Bare(refused.Account), "IUSR") ? Anonymous : User;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
