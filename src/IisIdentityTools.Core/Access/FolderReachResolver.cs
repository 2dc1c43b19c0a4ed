using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>Answers the question the other way round: which identities of the server can reach a file or folder.</summary>
public sealed class FolderReachResolver
{
    private readonly ServerConfiguration _configuration;
    private readonly AccessSubjects _subjects;
    private readonly PathAccessChecker _checker;
    private ServerIdentities? _identities;

    /// <summary>Makes a resolver over a server's configuration.</summary>
    public FolderReachResolver(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _subjects = new AccessSubjects(configuration);
        _checker = new PathAccessChecker(configuration.Facts, new DescriptorStore(configuration.Facts));
    }

    /// <summary>Streams the identities that have, or may have, the rights at each path, by path and in the order of the configuration.</summary>
    /// <param name="query">The paths, in all the spellings of <see cref="FolderAccessQuery.Paths"/>; sites for URL paths; the rights that an identity must have to be listed; when null, any that reads or changes.</param>
    /// <param name="onMissing">Called for each name or path that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name or path matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<FolderReach> Resolve(FolderAccessQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var report = onMissing ?? (error => throw error);
        var paths = new HashSet<string>(WindowsPath.Comparer);
        foreach (var target in new AccessTargets(_configuration, query, report, cancellation).Places())
        {
            if (!paths.Add(target.PhysicalPath))
                continue;
            _identities ??= ServerIdentities.Of(_configuration, cancellation);
            foreach (var identity in _identities.All)
            {
                cancellation.ThrowIfCancellationRequested();
                var subject = _subjects.Of(identity.Answer, identity.Identity, WindowsPath.IsUnc(target.PhysicalPath));
                if (_checker.Check(target.PhysicalPath, subject, FileRights.FullControl) is not { } access)
                {
                    report(PathAccessChecker.NotFound(target.PhysicalPath, _configuration.Facts));
                    break;
                }

                if (Write(access, identity, query.Right) is { } reach)
                    yield return reach;
            }
        }
    }

    private FolderReach? Write(PathAccess access, ServerIdentity identity, FileRights? wanted)
    {
        var reached = new ReachedRights(access.Granted, access.Refused);
        var verdict = reached.VerdictOn(wanted);
        if (verdict == AccessVerdict.Denied)
            return null;
        return new FolderReach
        {
            Server = _configuration.Facts.Server.Name,
            Source = _configuration.Facts.Source,
            Path = access.Path,
            PathKind = access.Kind,
            Identity = access.Subject.Name,
            IdentitySid = access.Subject.Sid?.ToString() ?? "",
            IdentityKind = identity.Identity.Kind,
            Right = reached.Certain,
            Possible = reached.Possible,
            Access = verdict,
            LimitedBy = access.Limits,
            UsedBy = [.. identity.UsedBy],
            Because = access.Because.ToArray(),
        };
    }
}
