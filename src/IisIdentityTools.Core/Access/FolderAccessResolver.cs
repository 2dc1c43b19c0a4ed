using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Purposes;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access;

/// <summary>
/// Answers whether identities may use files and folders of one server, from facts alone. Not for use from several threads at once.
/// </summary>
public sealed class FolderAccessResolver
{
    private readonly ServerConfiguration _configuration;
    private readonly AccessSubjects _subjects;
    private readonly DescriptorStore _store;
    private readonly PathAccessChecker _checker;
    private readonly PurposeTable _purposes;
    private readonly IdentityTokenResolver _tokens;

    /// <summary>Makes a resolver over a server's configuration.</summary>
    public FolderAccessResolver(ServerConfiguration configuration)
    {
        _configuration = configuration;
        _subjects = new AccessSubjects(configuration);
        _store = new DescriptorStore(configuration.Facts);
        _checker = new PathAccessChecker(configuration.Facts, _store);
        _purposes = new PurposeTable(new PurposeFolders(configuration));
        _tokens = new IdentityTokenResolver(configuration);
    }

    /// <summary>
    /// Streams the answers, each question once. Something in the query that does not exist is handed to <paramref name="onMissing"/>
    /// and the rest is answered.
    /// </summary>
    /// <param name="query">What is asked.</param>
    /// <param name="onMissing">Called for each name or path that matches nothing; when null, the error is thrown instead.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="IdentityQueryException">A name or path matches nothing and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<FolderAccess> Resolve(FolderAccessQuery query, Action<IdentityQueryException>? onMissing = null, CancellationToken cancellation = default) =>
        Ask(query, onMissing, cancellation).Select(answer => Write(answer.Question, answer.Access));

    /// <summary>The walks over one path, for checks besides those of queries.</summary>
    internal PathAccessChecker Checker => _checker;

    /// <summary>The same answers before they are laid out flat.</summary>
    internal IEnumerable<(AccessQuestion Question, PathAccess Access)> Ask(FolderAccessQuery query, Action<IdentityQueryException>? onMissing, CancellationToken cancellation)
    {
        var report = onMissing ?? (error => throw error);
        var seen = new HashSet<(string, string, FileRights, FolderPurpose)>();
        var walk = new TreeWalk(_configuration.Facts, _store, _checker, query, report, cancellation);
        foreach (var target in new AccessTargets(_configuration, query, report, cancellation).All())
        {
            cancellation.ThrowIfCancellationRequested();
            var questions = Merge(Questions(target, query, report)).Where(question => seen.Add(question.Key)).ToArray();
            foreach (var group in questions.GroupBy(question => question.Path, WindowsPath.Comparer))
                foreach (var answer in walk.Answer(group.Key, [.. group]))
                    yield return answer;
        }
    }

    /// <summary>What each part of the work of an answer needs for the request itself, one question each, not merged.</summary>
    internal IEnumerable<AccessQuestion> Needs(EffectiveIdentity answer) =>
        PurposeTable.Ordinary(answer).SelectMany(purpose => _purposes.Of(answer, purpose).Select(need => Question(answer, need, purpose, answer.Site)));

    /// <summary>The token behind an identity of an answer, on the server or as the file server of that path sees it.</summary>
    internal AccessSubject SubjectOf(EffectiveIdentity answer, ResolvedIdentity identity, string path) => _subjects.Of(answer, identity, WindowsPath.IsUnc(path));

    /// <summary>The token of an account that is known by name alone, on the server or as the file server of that path sees it; null when the name is none that can be found.</summary>
    internal AccessSubject? SubjectOf(string account, string path) =>
        _tokens.Resolve(new TokenQuery { Identities = [account] }, _ => { }).Select(token => _subjects.Of(token, WindowsPath.IsUnc(path))).FirstOrDefault();

    private IEnumerable<AccessQuestion> Questions(AccessTarget target, FolderAccessQuery query, Action<IdentityQueryException> report) =>
        query.Identities is { Count: > 0 } names ? Named(target, names, query, report) : Involved(target, query);

    private IEnumerable<AccessQuestion> Named(AccessTarget target, IReadOnlyList<string> names, FolderAccessQuery query, Action<IdentityQueryException> report)
    {
        var rights = query.Right ?? PurposeTable.RightsOf(query.Purpose);
        var isRemote = WindowsPath.IsUnc(target.PhysicalPath);
        // Answers name a caller who is not known yet; piped back, such an answer asks the same again.
        var known = names.Where(name => !IsCaller(name)).ToArray();
        var subjects = known.Length == 0 ? [] : _tokens.Resolve(new TokenQuery { Identities = known }, report).Select(token => _subjects.Of(token, isRemote));
        if (known.Length < names.Count)
            subjects = subjects.Append(_subjects.OfCaller(isRemote));
        foreach (var subject in subjects)
            yield return new AccessQuestion(target.PhysicalPath, subject, rights, query.Purpose, AccessRoles.None, target.Site, "");
    }

    private static bool IsCaller(string name) => string.Equals(name, AccountDirectory.Caller.Name, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<AccessQuestion> Involved(AccessTarget target, FolderAccessQuery query)
    {
        foreach (var answer in target.Answers)
        {
            if (query.Right is { } rights)
            {
                foreach (var need in PurposeTable.Everyone(answer, rights))
                    yield return Question(answer, need, query.Purpose, target.Site);
                continue;
            }

            foreach (var purpose in query.Purpose == FolderPurpose.None ? PurposeTable.Ordinary(answer) : [query.Purpose])
                foreach (var need in _purposes.Of(answer, purpose))
                    yield return Question(answer, need, purpose, target.Site);
        }
    }

    private AccessQuestion Question(EffectiveIdentity answer, PurposeNeed need, FolderPurpose purpose, string site) =>
        new(need.Path, _subjects.Of(answer, need.Identity, WindowsPath.IsUnc(need.Path)), need.Rights, purpose, need.Role, site, need.Why);

    /// <summary>One identity that takes several parts is asked about once, with all its parts.</summary>
    private static IEnumerable<AccessQuestion> Merge(IEnumerable<AccessQuestion> questions) =>
        questions.GroupBy(question => question.Key).Select(group => group.First() with
        {
            Roles = group.Aggregate(AccessRoles.None, (roles, question) => roles | question.Roles),
            Why = string.Join("; ", group.Select(question => question.Why).Where(why => why.Length > 0).Distinct(StringComparer.Ordinal)),
        });

    private FolderAccess Write(AccessQuestion question, PathAccess access) => new()
    {
        Server = _configuration.Facts.Server.Name,
        Source = _configuration.Facts.Source,
        Site = question.Site,
        Path = access.Path,
        PathKind = access.Kind,
        Identity = question.Subject.Name,
        IdentitySid = question.Subject.Sid?.ToString() ?? "",
        Roles = question.Roles,
        Purpose = question.Purpose,
        Right = question.Rights,
        Access = access.Verdict,
        Granted = (FileRights)(access.Granted & question.Rights),
        Missing = access.Missing,
        LimitedBy = access.Limits,
        Because = question.Why.Length == 0 ? [.. access.Because] : (string[])[Need(question, access), .. access.Because],
        Fix = FixCommand.Of(access),
    };

    private static string Need(AccessQuestion question, PathAccess access) =>
        $"{question.Subject.Name} ({question.Roles}) needs {RightsText.Of(question.Rights, access.Kind)} on '{access.Path}' to {question.Why}.";
}
