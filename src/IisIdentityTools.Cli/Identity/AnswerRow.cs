using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Identity;

/// <summary>One line of the table: the kinds of handler of a path whose identities are the same.</summary>
internal sealed class AnswerRow(EffectiveIdentity first)
{
    private readonly List<HandlerKind> _kinds = [];

    /// <summary>The first of the answers; in all that is shown, the others are like it.</summary>
    public EffectiveIdentity First => first;

    /// <summary>What answers must agree in to share a line.</summary>
    public static (string, AuthenticationKind, string, string, string, AnswerCertainty, string) KeyOf(EffectiveIdentity answer) =>
        (answer.Path, answer.Authentication, answer.RequestIdentity, answer.CodeIdentity, answer.ContentIdentity, answer.Certainty, string.Join('\n', answer.Problems) + '\0' + string.Join('\n', answer.Unknowns));

    /// <summary>Adds an answer with the same key.</summary>
    public void Add(EffectiveIdentity answer) => _kinds.Add(answer.HandlerKind);

    /// <summary>The cells: path, handlers, authentication, request, code, content.</summary>
    public string[] Cells(string mark)
    {
        var path = mark.Length == 0 ? first.Path : $"{first.Path} {mark}";
        var authentication = first.Authentication == AuthenticationKind.None ? "-" : first.Authentication.ToString();
        return first.Certainty == AnswerCertainty.Refused
            ? [path, Handlers(), authentication, Refusal(), "-", "-"]
            : [path, Handlers(), authentication, Name(first.RequestIdentity, first.RequestIdentityKind), Name(first.CodeIdentity, first.CodeIdentityKind), Name(first.ContentIdentity, first.ContentIdentityKind)];
    }

    private string Handlers() => string.Join(", ", _kinds.Distinct().Select(kind => kind != HandlerKind.Unknown ? kind.ToString() : first.Authentication == AuthenticationKind.None ? "any" : "none"));

    private string Refusal() => first.Problems is [{ Status.Length: > 0 } problem, ..] ? $"refused: {problem.Status}" : "refused";

    private static string Name(string name, IdentityKind kind) => name.Length > 0 ? name : kind == IdentityKind.Unknown ? "unknown" : "-";
}
