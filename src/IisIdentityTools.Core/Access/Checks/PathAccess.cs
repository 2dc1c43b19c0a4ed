using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>What became of a question about one path: the layers (share, list, attributes, way) each take away what they do not give.</summary>
internal sealed class PathAccess(string path, AccessSubject subject, FileRights rights, bool explains)
{
    private List<string>? _because;
    private List<AccessSentence>? _deciding;

    public string Path { get; } = path;

    public AccessSubject Subject { get; } = subject;

    public FileRights Rights { get; } = rights;

    public PathKind Kind { get; set; }

    /// <summary>The rights that every layer so far certainly gives.</summary>
    public AccessMask Granted { get; private set; } = rights;

    /// <summary>The rights that some layer certainly refuses.</summary>
    public AccessMask Refused { get; private set; }

    /// <summary>The layers that do not give everything.</summary>
    public AccessLimits Limits { get; private set; }

    /// <summary>The rights that a new entry in the list of <see cref="Path"/> would give; none when none would help.</summary>
    public FileRights Grantable { get; set; }

    /// <summary>A folder on the way whose list lacks the right to pass; null when there is none.</summary>
    public string? ClosedFolder { get; set; }

    /// <summary>
    /// Of a path whose permissions were not captured: what it would be if it inherited as a new one does, and from which folder. Empty and unknown when no
    /// list above is known, and when the reasons were not wanted.
    /// </summary>
    public (AccessVerdict Verdict, string Folder) Expected { get; set; } = (AccessVerdict.Unknown, "");

    /// <summary>True when the reasons are wanted: to say nothing is what makes ten thousand checks quick.</summary>
    public bool Explains { get; } = explains;

    public IReadOnlyList<string> Because => _because ?? (IReadOnlyList<string>)[];

    /// <summary>True when both give and refuse the same rights, for whatever reasons.</summary>
    public bool HasOutcomeOf(PathAccess other) => Granted == other.Granted && Refused == other.Refused;

    public FileRights Missing => (FileRights)(int)(new AccessMask((uint)Rights) & ~Granted).Value;

    public AccessVerdict Verdict => !Refused.IsNone ? AccessVerdict.Denied : Granted.HasAll(Rights) ? AccessVerdict.Allowed : AccessVerdict.Unknown;

    /// <summary>The first reason of a kind; null when there is none, or reasons are not wanted.</summary>
    public string? Reason(AccessSentenceKind kind) => _deciding?.Find(sentence => sentence.Kind == kind).Text;

    /// <summary>Gives a reason.</summary>
    public void Say(string sentence) => Say(sentence, new(AccessSentenceKind.Remark, sentence));

    /// <summary>Gives a reason.</summary>
    public void Say(AccessSentence sentence) => Say(sentence.Text, sentence);

    /// <summary>Gives a reason.</summary>
    /// <param name="sentence">As it stands among the others.</param>
    /// <param name="alone">As it stands alone.</param>
    public void Say(string sentence, AccessSentence alone)
    {
        if (!Explains || sentence.Length == 0)
            return;
        (_because ??= []).Add(sentence);
        if (alone.Kind != AccessSentenceKind.Remark)
            (_deciding ??= []).Add(alone);
    }

    /// <summary>Takes in what one layer gives and refuses.</summary>
    public void Limit(AccessLimits layer, AccessMask granted, AccessMask refused)
    {
        if (!granted.HasAll(Rights))
            Limits |= layer;
        Granted &= granted;
        Refused |= refused & Rights;
    }

    /// <summary>A layer refuses some rights.</summary>
    public void Refuse(AccessLimits layer, AccessMask rights, string sentence)
    {
        Limit(layer, ~rights, rights);
        Say(new AccessSentence(AccessSentenceKind.Refuses, sentence));
    }

    /// <summary>A layer leaves some rights open.</summary>
    public void Open(AccessLimits layer, AccessMask rights, string sentence)
    {
        Limit(layer, ~rights, AccessMask.None);
        Say(new AccessSentence(AccessSentenceKind.LeavesOpen, sentence));
    }
}
