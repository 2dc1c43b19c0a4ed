using IisIdentityTools.Access;
using IisIdentityTools.Access.Purposes;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>
/// Entries may name principals that no request runs as: groups, and SIDs that nobody has any more. Such a principal is looked at alone, as
/// a token that holds its SID and Everyone, which every token holds.
/// </summary>
/// <param name="configuration">The server.</param>
/// <param name="takesUnknown">True to take pools and SIDs that the server does not know: their entries can be taken away.</param>
internal sealed class NamedPrincipals(ServerConfiguration configuration, bool takesUnknown)
{
    /// <summary>Takes the principals out of a query.</summary>
    /// <returns>The rest of the query, null when nothing is left, and the questions about the principals.</returns>
    public (FolderAccessQuery? Others, IEnumerable<AccessQuestion> Questions) Split(FolderAccessQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
    {
        if (query.Identities is not { Count: > 0 } names)
            return (query, []);
        var principals = names.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(name => name, Find, StringComparer.OrdinalIgnoreCase);
        var others = names.Where(name => principals[name] is null).ToArray();
        var subjects = principals.Values.OfType<AccessSubject>().ToArray();
        return (others.Length == 0 ? null : With(query, others), subjects.Length == 0 ? [] : Questions(query, subjects, report, cancellation));
    }

    private IEnumerable<AccessQuestion> Questions(FolderAccessQuery query, AccessSubject[] subjects, Action<IdentityQueryException> report, CancellationToken cancellation)
    {
        var rights = query.Right ?? PurposeTable.RightsOf(query.Purpose);
        foreach (var target in new AccessTargets(configuration, query, report, cancellation).Places())
            foreach (var subject in subjects)
                yield return new AccessQuestion(target.PhysicalPath, subject, rights, query.Purpose, AccessRoles.None, target.Site, "");
    }

    private AccessSubject? Find(string name)
    {
        var text = name.Trim();
        SecurityIdentifier.TryParse(text, out var sid);
        if ((WellKnownSids.FindByName(text) ?? (sid is null ? null : WellKnownSids.Find(sid))) is { } known)
            return known.Sid == WellKnownSids.Iusr || known.Sid == WellKnownSids.AnonymousLogon || IsPoolIdentity(known.Sid) ? null : Alone(known.Name, known.Sid);
        if (configuration.Facts.Groups.FirstOrDefault(group => Same(group.Sid, text) || Same(group.Name, text) || Same(group.Name.Substring(group.Name.IndexOf('\\') + 1), text)) is { } local)
            return Alone(local.Name, SecurityIdentifier.Parse(local.Sid));
        if (configuration.Facts.FindAccount(text) is { } account)
            return account.Kind == AccountKind.Group ? Alone(account.Name, SecurityIdentifier.Parse(account.Sid)) : null;
        if (!takesUnknown)
            return null;
        if (sid is not null)
            return configuration.ApplicationPools.Any(pool => ApplicationPoolSid.FromName(pool.Name) == sid) ? null : Alone(text, sid);
        return ApplicationPoolSid.TryFromAccountName(text, out var gone) && configuration.FindApplicationPool(text.Substring(ApplicationPoolSid.AccountPrefix.Length)) is null ? Alone(text, gone) : null;
    }

    private bool IsPoolIdentity(SecurityIdentifier sid) =>
        configuration.ApplicationPools.Any(pool => Identity.Tokens.WorkerSubject.BuiltInSid(pool) == sid);

    private static AccessSubject Alone(string name, SecurityIdentifier sid) => new(name, sid, new AccessToken(sid) { Groups = [new(WellKnownSids.Everyone)] }, null, "");

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static FolderAccessQuery With(FolderAccessQuery query, string[] identities) => new()
    {
        Paths = query.Paths,
        Sites = query.Sites,
        Applications = query.Applications,
        Identities = identities,
        Right = query.Right,
        Purpose = query.Purpose,
        HandlerKinds = query.HandlerKinds,
        Authentications = query.Authentications,
        User = query.User,
        Recurse = query.Recurse,
        All = query.All,
        OnProgress = query.OnProgress,
    };
}
