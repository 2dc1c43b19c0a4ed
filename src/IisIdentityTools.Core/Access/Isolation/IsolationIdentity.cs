using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Access.Isolation;

/// <summary>An identity that works for sites, with the tokens it has here and on file servers.</summary>
internal sealed class IsolationIdentity(ServerIdentity identity, AccessSubjects subjects)
{
    private readonly Lazy<AccessSubject> _remote = new(() => subjects.Of(identity.Answer, identity.Identity, isRemote: true));

    public HashSet<string> Sites => identity.Sites;

    public AccessSubject Local { get; } = subjects.Of(identity.Answer, identity.Identity, isRemote: false);

    public AccessSubject Remote => _remote.Value;

    /// <summary>The subject as the machine that holds the path sees it.</summary>
    public AccessSubject At(CheckedPath place) => place.IsRemote ? _remote.Value : Local;

    /// <summary>The same for a path by name.</summary>
    public AccessSubject At(string path) => WindowsPath.IsUnc(path) ? _remote.Value : Local;
}
