using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>Which accesses are asked about.</summary>
public sealed class FolderAccessQuery
{
    /// <summary>
    /// Files and folders: Windows paths (<c>D:\sites\shop</c>, <c>\\files01\web</c>), places of sites (<c>Shop/cart</c>, <c>IIS:\Sites\Shop\cart</c>), absolute
    /// URLs, or, with <see cref="Sites"/>, URL paths in these sites. Without any, every place of <see cref="Sites"/>.
    /// </summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Site names or wildcard patterns.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Application paths or wildcard patterns.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>Names or SIDs of those who ask; without any, the identities that IIS uses at that place.</summary>
    public IReadOnlyList<string>? Identities { get; init; }

    /// <summary>The rights asked for; null: those that the purpose needs.</summary>
    public FileRights? Right { get; init; }

    /// <summary>The purpose; None: what requests there need (run code or serve files, and read the configuration).</summary>
    public FolderPurpose Purpose { get; init; }

    /// <summary>Kinds of handler to ask for; without any, all that serve there.</summary>
    public IReadOnlyList<HandlerKind>? HandlerKinds { get; init; }

    /// <summary>Ways of authenticating to ask for; without any, all that are on.</summary>
    public IReadOnlyList<AuthenticationKind>? Authentications { get; init; }

    /// <summary>Name or SID of the user who authenticates.</summary>
    public string? User { get; init; }

    /// <summary>True to look at everything below the folders too.</summary>
    public bool Recurse { get; init; }

    /// <summary>With <see cref="Recurse"/>: true to answer for every file and folder, not only for those whose verdict differs from the folder asked about.</summary>
    public bool All { get; init; }

    /// <summary>Called now and then during a walk: how many files and folders were looked at, and where it is.</summary>
    public Action<long, string>? OnProgress { get; init; }
}
