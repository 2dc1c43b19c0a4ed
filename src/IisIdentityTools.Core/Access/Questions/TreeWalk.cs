using IisIdentityTools.Access.Checks;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Questions;

/// <summary>
/// Answers questions about one path and, when the query says so, about everything below it. A tree has many files and few distinct
/// descriptors: each is decided once for each question, and only files whose outcome differs from the top are looked at in full.
/// </summary>
internal sealed class TreeWalk(IServerFacts facts, DescriptorStore store, PathAccessChecker checker, FolderAccessQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
{
    private const int ProgressStep = 512;

    private long _count;

    /// <summary>The answers at the path, then those below it that differ (or all of them).</summary>
    public IEnumerable<(AccessQuestion Question, PathAccess Access)> Answer(string path, AccessQuestion[] questions)
    {
        if (checker.Find(path) is not { } place)
        {
            report(PathAccessChecker.NotFound(path, facts));
            yield break;
        }

        var tops = new List<TreeTop>();
        foreach (var question in questions)
        {
            var access = checker.Explain(place, question.Subject, question.Rights);
            tops.Add(new TreeTop(question, access, checker));
            yield return (question, access);
        }

        if (!query.Recurse)
            yield break;
        foreach (var answer in Below(place, tops))
            yield return answer;
    }

    private IEnumerable<(AccessQuestion, PathAccess)> Below(CheckedPath root, List<TreeTop> tops)
    {
        var needsAttributes = tops.Exists(top => top.NeedsAttributes);
        var pending = new Stack<(string Path, SecurityDescriptor? Descriptor)>();
        pending.Push((root.Path, root.Target.Descriptor));
        while (pending.Count > 0)
        {
            var (folder, above) = pending.Pop();
            var listing = facts.ListFolder(folder);
            Complain(listing, folder == root.Path);
            foreach (var entry in listing.Entries)
            {
                Advance(folder);
                var permissions = store.FindListed(WindowsPath.Combine(folder, entry.Name), entry.Kind, needsAttributes && entry.Kind != PathKind.Folder);
                // What a link leads to is not part of the tree.
                if (entry.Kind == PathKind.Folder && !entry.IsLink)
                    pending.Push((permissions.Path, permissions.Descriptor));
                if (permissions.State == FactState.Absent)
                    continue;
                var place = new CheckedPath(permissions, store) { Parent = above };
                foreach (var top in tops)
                    if ((query.All || top.Differs(place)) && checker.Check(place.Path, top.Question.Subject, top.Question.Rights) is { } access)
                        yield return (top.Question, access);
            }
        }
    }

    private void Complain(FolderListing listing, bool isRoot)
    {
        if (listing.State == FactState.Unreadable)
            report(new IdentityQueryException("FolderUnreadable", listing.Path, $"What is in '{listing.Path}' could not be listed{(listing.Reason is null ? "" : $" ({listing.Reason})")}: nothing below it was looked at."));
        else if (isRoot && listing is { State: not FactState.Absent, IsComplete: false })
            report(new IdentityQueryException("TreeNotCaptured", listing.Path, $"Not everything in '{listing.Path}' was captured: only what was is looked at.") { IsWarning = true });
    }

    private void Advance(string folder)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_count % ProgressStep == 0)
            query.OnProgress?.Invoke(_count, folder);
    }
}
