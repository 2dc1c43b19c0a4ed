using IisIdentityTools.Changes.Planning;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes;

/// <summary>
/// Plans grants of missing rights on files and folders, and their revocation: by SID, only what is missing, merged with an entry that is
/// there, in canonical order (rules F1, F3).
/// </summary>
/// <param name="configuration">The server.</param>
public sealed class FolderGrantPlanner(ServerConfiguration configuration)
{
    /// <summary>Plans that the access asked for is there. Nothing is written.</summary>
    /// <param name="query">What shall be allowed.</param>
    /// <param name="onMissing">Called for each name or path that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Ends the planning.</param>
    /// <exception cref="IdentityQueryException">A name or path matches nothing and <paramref name="onMissing"/> is null.</exception>
    public ChangePlan PlanGrant(FolderGrantQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var draft = new PlanDraft(configuration, cancellation);
        var grants = new GrantDrafter(draft, cancellation);
        foreach (var access in query.Access)
            grants.Add(access, onMissing);
        return Write(draft, grants, "Rights that are missing are granted.", query.Force, cancellation);
    }

    /// <summary>Plans that identities lose rights which the list of a file or folder gives them itself. Nothing is written.</summary>
    /// <param name="query">What they lose: the rights or the purpose of each question, everything when it names neither.</param>
    /// <param name="onMissing">Called for each name or path that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Ends the planning.</param>
    /// <exception cref="IdentityQueryException">A name or path matches nothing and <paramref name="onMissing"/> is null.</exception>
    public ChangePlan PlanRevoke(FolderGrantQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default)
    {
        var draft = new PlanDraft(configuration, cancellation);
        var revocations = new RevokeDrafter(draft, cancellation);
        foreach (var access in query.Access)
            revocations.Add(access, onMissing);
        return Write(draft, revocations, "Rights are taken away.", query.Force, cancellation);
    }

    private static ChangePlan Write(PlanDraft draft, AccessDrafter drafter, string reason, bool isForced, CancellationToken cancellation) =>
        PlanWriter.Write(draft, drafter.ToContent(drafter.Reason ?? reason, isForced), cancellation);
}
