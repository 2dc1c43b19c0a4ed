using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Isolation;

/// <summary>
/// Sorts thousands of identities so that a descriptor has to be checked for a few only: once for each class of like tokens, and for
/// those singly that hold a rare SID which the descriptor names.
/// </summary>
internal sealed class IdentityClasses
{
    // A SID held by more tokens than this tells classes apart; one held by fewer is looked up from the descriptor.
    private const int RareUpTo = 32;
    private static readonly IsolationIdentity[] s_nobody = [];

    private readonly Dictionary<SecurityIdentifier, List<IsolationIdentity>> _holders = [];
    private readonly Dictionary<string, IdentityClass> _classes = new(StringComparer.Ordinal);

    private readonly Dictionary<IsolationIdentity, IdentityClass> _classOf = [];

    /// <param name="identities">The identities.</param>
    /// <param name="subjectOf">Which of an identity's subjects counts: the one on this server, or the one on a file server.</param>
    /// <param name="checker">Tells which of them pass through any folder.</param>
    public IdentityClasses(IReadOnlyList<IsolationIdentity> identities, Func<IsolationIdentity, AccessSubject> subjectOf, PathAccessChecker checker)
    {
        foreach (var identity in identities)
            foreach (var sid in Listed(subjectOf(identity).Token).Distinct())
                Holders(sid).Add(identity);
        foreach (var identity in identities)
        {
            var key = KeyOf(subjectOf(identity), checker);
            if (!_classes.TryGetValue(key, out var own))
                _classes[key] = own = new IdentityClass();
            own.Members.Add(identity);
            _classOf[identity] = own;
        }
    }

    public IdentityClass ClassOf(IsolationIdentity identity) => _classOf[identity];

    public IEnumerable<IdentityClass> All => _classes.Values;

    /// <summary>The identities that the descriptor may treat otherwise than the rest of their class.</summary>
    public IEnumerable<IsolationIdentity> Exceptions(SecurityDescriptor descriptor)
    {
        if (descriptor.Owner is { } owner)
            foreach (var identity in RareHolders(owner))
                yield return identity;
        if (descriptor.Dacl is not { } dacl)
            yield break;
        foreach (var entry in dacl)
            if (entry.Sid is { } sid)
                foreach (var identity in RareHolders(sid))
                    yield return identity;
    }

    private IReadOnlyList<IsolationIdentity> RareHolders(SecurityIdentifier sid) =>
        _holders.TryGetValue(sid, out var holders) && holders.Count <= RareUpTo ? holders : s_nobody;

    private List<IsolationIdentity> Holders(SecurityIdentifier sid)
    {
        if (!_holders.TryGetValue(sid, out var holders))
            _holders[sid] = holders = [];
        return holders;
    }

    private static IEnumerable<SecurityIdentifier> Listed(AccessToken token) =>
        token.User is { } user ? token.Groups.Select(group => group.Sid).Append(user) : token.Groups.Select(group => group.Sid);

    private string KeyOf(AccessSubject subject, PathAccessChecker checker)
    {
        var common = subject.Token.Groups.Where(group => Holders(group.Sid).Count > RareUpTo).Select(group => $"{group.Sid}{group.State}").OrderBy(text => text, StringComparer.Ordinal);
        var user = subject.Sid is { } sid && Holders(sid).Count > RareUpTo ? sid.ToString() : "";
        return string.Join("|", common.Append(user).Append(subject.Model?.BoundaryKey ?? subject.Name).Append(subject.Token.IntegrityLevel.ToString()).Append(checker.PassesFreely(subject) ? "" : subject.Name));
    }
}
