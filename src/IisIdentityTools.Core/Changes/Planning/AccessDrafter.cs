using IisIdentityTools.Access;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>What drafting grants and drafting revocations share: the questions behind them, and what becomes of the applications that use the paths.</summary>
internal abstract class AccessDrafter(PlanDraft draft, CancellationToken cancellation)
{
    private const int MaxNamed = 2;

    private readonly List<AccessQuestion> _questions = [];
    private readonly HashSet<string> _changed = new(WindowsPath.Comparer);
    private readonly HashSet<string> _concerned = new(StringComparer.OrdinalIgnoreCase);

    protected PlanDraft Draft => draft;

    protected CancellationToken Cancellation => cancellation;

    protected List<string> Notes { get; } = [];

    /// <summary>What the plan is for, in a sentence; null when nothing changes.</summary>
    public string? Reason => _changed.Count == 0 ? null
        : $"{Verb} {string.Join(", ", Who())} on {string.Join(", ", _changed.Take(MaxNamed).Select(path => $"'{path}'"))}{(_changed.Count > MaxNamed ? FormattableString.Invariant($" and {_changed.Count - MaxNamed} more") : "")}.";

    /// <summary>What is done to whom: "Rights for".</summary>
    protected abstract string Verb { get; }

    /// <summary>True when principals that the server does not know are meant as well.</summary>
    protected abstract bool TakesUnknown { get; }

    /// <summary>Drafts what one query asks for.</summary>
    public void Add(FolderAccessQuery query, Action<IdentityQueryException>? onMissing)
    {
        var report = onMissing ?? (error => throw error);
        var (rest, questions) = new NamedPrincipals(draft.Before, TakesUnknown).Split(query, report, cancellation);
        var asked = rest is null ? [] : new FolderAccessResolver(draft.Before).Ask(rest, report, cancellation).Select(answer => answer.Question);
        foreach (var question in asked.Concat(questions).ToArray())
            Add(query, question);
    }

    /// <summary>What was found out.</summary>
    public PlanContent ToContent(string reason, bool isForced)
    {
        var comparison = new AccessComparison(draft.Before, draft.After, [], cancellation);
        var asked = _questions.Select(comparison.At).OfType<AccessRow>();
        var rows = AccessRows.Distinct(draft.IsEmpty ? asked : asked.Concat(Needs(comparison)));
        return new PlanContent(reason, [], [], rows.ConvertAll(Judge), Notes, isForced);
    }

    /// <summary>Drafts what one question of a query asks for.</summary>
    protected abstract void Add(FolderAccessQuery query, AccessQuestion question);

    /// <summary>A row as it stands in the plan.</summary>
    protected virtual AccessRow Judge(AccessRow row) => row;

    /// <summary>Remembers a question whose verdict is shown before and after.</summary>
    protected void Show(AccessQuestion question) => _questions.Add(question);

    /// <summary>Remembers that the list of a path changes for somebody.</summary>
    protected void Changed(string path, AccessSubject subject)
    {
        _changed.Add(path);
        _concerned.Add(subject.Name);
    }

    /// <summary>Says something once.</summary>
    protected void Note(string sentence)
    {
        if (!Notes.Contains(sentence))
            Notes.Add(sentence);
    }

    private string[] Who() => _concerned.Count <= MaxNamed ? [.. _concerned] : [.. _concerned.Take(MaxNamed), FormattableString.Invariant($"{_concerned.Count - MaxNamed} more")];

    // The applications that are served from there: what their requests need, where the verdict changes.
    private IEnumerable<AccessRow> Needs(AccessComparison comparison) => _changed
        .SelectMany(path => PlaceChanges.Answers(draft.Before, new IdentityQuery { Paths = [path] }, cancellation))
        .SelectMany(answer => comparison.Needs(new PlaceChange(answer, answer)));

    /// <summary>The SID that an entry can name, or null after saying why there is none.</summary>
    protected SecurityIdentifier? SidOf(AccessSubject subject, string path)
    {
        if (subject.Sid is null)
            Note($"{subject.Name} on '{path}': {(subject.Note.Length > 0 ? subject.Note : "its SID was not captured.")} No entry can name it.");
        return subject.Sid;
    }
}
