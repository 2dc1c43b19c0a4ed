using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>The accounts that a server's configuration names, with how each logs on: pools, anonymous users, connect-as accounts.</summary>
internal sealed class ConfiguredAccounts(ServerConfiguration configuration)
{
    private const string Anonymous = "system.webServer/security/authentication/anonymousAuthentication";

    /// <summary>Every subject that uses the account of that name or SID, each once.</summary>
    public IEnumerable<TokenSubject> Find(string nameOrSid)
    {
        var wanted = Canonical(nameOrSid);
        foreach (var pool in configuration.ApplicationPools)
            if (Canonical(pool.UserName.Text) == wanted && pool.IdentityType.Is("SpecificUser") && WorkerSubject.Of(pool) is { } worker)
                yield return worker;
        foreach (var user in AnonymousUsers())
            if (user.UserName is { } name && Canonical(name) == wanted)
                yield return user;
        if (Directories().FirstOrDefault(directory => Canonical(directory.UserName.Text) == wanted) is { } connectAs)
            yield return TokenSubject.ConnectAs(Name(connectAs.UserName.Text), Method(connectAs.LogonMethod), source: WorkerSubject.Source(connectAs.UserName));
    }

    /// <summary>The distinct anonymous users of the server and of its sites, without those that reuse the pool identity.</summary>
    public IEnumerable<TokenSubject> AnonymousUsers()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in AnonymousSections())
        {
            var user = section.Get("userName");
            if (user.Text.Trim().Length == 0 || !seen.Add(Canonical(user.Text)))
                continue;
            yield return TokenSubject.AnonymousAccount(Name(user.Text), Method(section.Get("logonMethod")), source: WorkerSubject.Source(user));
        }
    }

    private IEnumerable<EffectiveSection> AnonymousSections()
    {
        yield return configuration.ServerLevel.GetSection(Anonymous);
        foreach (var site in configuration.Sites.Where(site => site.IsWebSite))
        {
            var levels = configuration.GetLevels(site);
            var paths = site.Applications.Select(application => application.Path).Concat(configuration.GetLocationPaths(site));
            foreach (var path in paths)
                if (levels.At(path) is { HasOwnSettings: true } level)
                    yield return level.GetSection(Anonymous);
        }
    }

    private IEnumerable<VirtualDirectoryDefinition> Directories() =>
        configuration.Sites.SelectMany(site => site.Applications).SelectMany(application => application.VirtualDirectories);

    /// <summary>One spelling for an account: its SID when the facts know it, else the name in upper case.</summary>
    private string Canonical(string nameOrSid)
    {
        var text = nameOrSid.Trim();
        return text.Length == 0 ? "" : configuration.Facts.FindAccount(text)?.Sid ?? text.ToUpperInvariant();
    }

    private string Name(string name) => configuration.Facts.FindAccount(name.Trim())?.Name ?? name.Trim();

    private static RequestLogonMethod Method(EffectiveValue value) =>
        Enum.TryParse<RequestLogonMethod>(value.Text.Trim(), ignoreCase: true, out var method) ? method : RequestLogonMethod.ClearText;
}
