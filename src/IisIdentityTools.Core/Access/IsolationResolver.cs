using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Isolation;
using IisIdentityTools.Access.Purposes;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Places;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>Finds which worker processes, anonymous users and fixed accounts of a server can reach the files of sites that they do not work for.</summary>
public sealed class IsolationResolver
{
    private readonly ServerConfiguration _configuration;
    private readonly PathAccessChecker _checker;
    private readonly PurposeFolders _folders;

    /// <summary>Makes a resolver over a server's configuration.</summary>
    public IsolationResolver(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _checker = new PathAccessChecker(configuration.Facts, new DescriptorStore(configuration.Facts));
        _folders = new PurposeFolders(configuration);
    }

    /// <summary>Streams the findings, site by site in the order of the configuration.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="onMissing">Called for each name that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<IsolationFinding> Resolve(IsolationQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var report = onMissing ?? (error => throw error);
        var sites = new SiteSelection(_configuration, new IdentityQuery { Sites = query.Sites }, report).Sites().ToArray();
        if (sites.Length == 0)
            yield break;
        var matrix = new IsolationMatrix(Identities(cancellation), _checker);
        foreach (var site in sites)
        {
            foreach (var (path, target) in Targets(site))
            {
                cancellation.ThrowIfCancellationRequested();
                if (_checker.Find(path) is not { } place)
                    continue;
                foreach (var row in matrix.Rows(site.Name, place))
                    if (Write(row, site.Name, place, target, query.Right) is { } finding)
                        yield return finding;
            }
        }
    }

    private List<IsolationIdentity> Identities(CancellationToken cancellation)
    {
        var subjects = new AccessSubjects(_configuration);
        var own = ServerIdentities.Of(_configuration, cancellation).All.Where(identity => identity.Identity.Kind is not (IdentityKind.AuthenticatedUser or IdentityKind.Unknown));
        var identities = new List<IsolationIdentity>();
        foreach (var identity in own)
        {
            cancellation.ThrowIfCancellationRequested();
            identities.Add(new IsolationIdentity(identity, subjects));
        }

        return identities;
    }

    private IEnumerable<(string Path, IsolationTarget Target)> Targets(SiteDefinition site)
    {
        var seen = new HashSet<string>(WindowsPath.Comparer);
        foreach (var directory in site.Applications.SelectMany(application => application.VirtualDirectories))
        {
            if (_configuration.FindPlace(site, directory.UrlPath).PhysicalPath is not { Length: > 0 } folder || !seen.Add(folder))
                continue;
            yield return (folder, IsolationTarget.Content);
            if (_folders.ConfigurationFile(folder) is { } file)
                yield return (file, IsolationTarget.Configuration);
        }
    }

    private IsolationFinding? Write(IsolationRow row, string site, CheckedPath place, IsolationTarget target, FileRights? wanted)
    {
        var reached = new ReachedRights(row.Granted, row.Refused);
        var access = reached.VerdictOn(wanted);
        if (access == AccessVerdict.Denied)
            return null;
        return new IsolationFinding(row.Group, Explanation(row, place))
        {
            Server = _configuration.Facts.Server.Name,
            Source = _configuration.Facts.Source,
            Site = site,
            Path = place.Path,
            Target = target,
            IsShared = row.IsShared,
            Right = reached.Certain,
            Possible = reached.Possible,
            Access = access,
        };
    }

    /// <summary>
    /// Asked for later, when the facts may be closed: what is not in memory yet is read now. Only the folders on the way are looked up by a
    /// check itself, and only for the few who do not pass freely.
    /// </summary>
    private Func<string[]> Explanation(IsolationRow row, CheckedPath place)
    {
        if (!_checker.PassesFreely(row.Group.First.At(place)))
        {
            var because = Because(row, place);
            return () => because;
        }

        place.Complete();
        return () => Because(row, place);
    }

    private string[] Because(IsolationRow row, CheckedPath place)
    {
        var subject = row.Group.First.At(place);
        var because = _checker.Explain(place, subject, FileRights.FullControl).Because;
        return row.Group.Count == 1 ? [.. because] : [$"Told for {subject.Name}, one of {row.Group.Text.Trim('(', ')')}:", .. because];
    }
}
