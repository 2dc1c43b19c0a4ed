using IisIdentityTools.Access.Checks;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Questions;

/// <summary>A question at the top of a tree, its outcome there, and what is known already of what lies below.</summary>
internal sealed class TreeTop(AccessQuestion question, PathAccess access, PathAccessChecker checker)
{
    // More than any real tree has. Beyond it the descriptors of a hostile one are decided again and again rather than kept.
    private const int MaxKnown = 65_536;

    // Of a file, the read-only attribute counts for changing it and encryption for its content.
    private static readonly AccessMask s_dependent = FileRights.ReadData | FileRights.WriteData | FileRights.AppendData | FileRights.Delete;

    private readonly Dictionary<(SecurityDescriptor Own, SecurityDescriptor? Above, PathKind Kind, bool IsReadOnly, bool IsEncrypted), bool> _known = [];
    private readonly bool _passesFreely = checker.PassesFreely(question.Subject);

    public AccessQuestion Question => question;

    /// <summary>True when the attributes of a file count for the question.</summary>
    public bool NeedsAttributes { get; } = new AccessMask((uint)question.Rights).HasAny(s_dependent);

    /// <summary>
    /// Whether the outcome below is another than at the top. It follows from the two lists and two attributes that the key has: the share is
    /// the same for the whole tree, and the way counts for nobody who passes freely.
    /// </summary>
    public bool Differs(CheckedPath below)
    {
        if (!_passesFreely || below.Target.Descriptor is not { } own)
            return Decide(below);
        var key = (own, below.Parent, below.Target.Kind, below.Target.IsReadOnlyFile, below.Target.IsEncrypted);
        if (_known.TryGetValue(key, out var differs))
            return differs;
        if (_known.Count >= MaxKnown)
            _known.Clear();
        return _known[key] = Decide(below);
    }

    private bool Decide(CheckedPath below) => !checker.Decide(below, question.Subject, question.Rights).HasOutcomeOf(access);
}
