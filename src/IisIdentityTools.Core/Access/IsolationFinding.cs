using IisIdentityTools.Access.Isolation;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>
/// Identities that work for other sites can reach the files of a site: one finding for each file or folder and each way in. Flat and immutable.
/// </summary>
public sealed class IsolationFinding
{
    private readonly IdentityGroup _group;
    private readonly Func<IReadOnlyList<string>> _explain;

    internal IsolationFinding(IdentityGroup group, Func<IReadOnlyList<string>> explain)
    {
        _group = group;
        _explain = explain;
    }

    /// <summary>Name of the server.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The site whose files are reached.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>The folder of its content, or its web.config.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Content or web.config.</summary>
    public IsolationTarget Target { get; internal init; }

    /// <summary>Who reaches them: the identity, or how many there are when several come in the same way.</summary>
    public string Identity => _group.Text;

    /// <summary>SID of the identity; empty when there are several, or when it is not known.</summary>
    public string IdentitySid => _group.Sid;

    /// <summary>How many identities come in this way.</summary>
    public int IdentityCount => _group.Count;

    /// <summary>The names of all of them. Made when asked for: on a large server a finding may stand for thousands.</summary>
    public IReadOnlyList<string> Identities => _group.Names();

    /// <summary>Sites other than <see cref="Site"/> that one of the identities works for, by name; made when asked for.</summary>
    public IReadOnlyList<string> OtherSites => _group.Sites();

    /// <summary>True when the identity works for <see cref="Site"/> too: what the site grants to it, the others get as well.</summary>
    public bool IsShared { get; internal init; }

    /// <summary>The rights that they certainly have.</summary>
    public FileRights Right { get; internal init; }

    /// <summary>The rights that they may have: a fact is missing.</summary>
    public FileRights Possible { get; internal init; }

    /// <summary>
    /// Allowed when they certainly have what the question asked for (any right that reads or changes when it asked for none), unknown when
    /// they may have it.
    /// </summary>
    public AccessVerdict Access { get; internal init; }

    /// <summary>
    /// Why, one sentence for each step, told for the first of the identities. Made when asked for: the sentences of a large server's
    /// findings would take more memory than all the rest.
    /// </summary>
    public IReadOnlyList<string> Because => field ??= _explain();

    /// <summary>The finding in one line.</summary>
    public override string ToString() => $"{Site}: {Identity} can {RightsText.Of(Right)} {Path}";
}
