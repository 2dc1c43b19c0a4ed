using IisIdentityTools.Configuration;

namespace IisIdentityTools.Identity.Places;

/// <summary>Turns the verdicts of a place into answers.</summary>
internal sealed class AnswerWriter(ServerConfiguration configuration, ResolvedIdentity caller)
{
    private readonly VerdictMaker _verdicts = new(configuration, caller);

    /// <summary>All answers of a place that is a folder.</summary>
    public EffectiveIdentity[] Folder(PlaceContext place) => Write(place, _verdicts.Folder(place));

    /// <summary>The answers for one file or program of a place: those of the handler that would serve it.</summary>
    public EffectiveIdentity[] File(PlaceContext place, string verb, bool? isFolder) => Write(place, _verdicts.File(place, verb, isFolder));

    private static EffectiveIdentity[] Write(PlaceContext place, IReadOnlyList<Verdict> verdicts)
    {
        var answers = new EffectiveIdentity[verdicts.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new EffectiveIdentity(place, verdicts[i]);
        return answers;
    }
}
