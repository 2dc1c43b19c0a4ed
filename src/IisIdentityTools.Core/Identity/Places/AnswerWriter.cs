using IisIdentityTools.Configuration;

namespace IisIdentityTools.Identity.Places;

/// <summary>Turns the verdicts of a place into answers, with what is unknown at that place.</summary>
internal sealed class AnswerWriter
{
    private readonly VerdictMaker _verdicts;
    private readonly MissingFactsFinder _missing;

    public AnswerWriter(ServerConfiguration configuration, ResolvedIdentity caller)
    {
        _verdicts = new VerdictMaker(configuration, caller);
        _missing = new MissingFactsFinder(configuration, _verdicts.Network);
    }

    /// <summary>All answers of a place that is a folder.</summary>
    public IReadOnlyList<EffectiveIdentity> Folder(PlaceContext place) => Write(place, _verdicts.Folder(place));

    /// <summary>The answers for one file or program of a place: those of the handler that would serve it.</summary>
    public IReadOnlyList<EffectiveIdentity> File(PlaceContext place, string verb, bool? isFolder) => Write(place, _verdicts.File(place, verb, isFolder));

    private EffectiveIdentity[] Write(PlaceContext place, IReadOnlyList<Verdict> verdicts)
    {
        var answers = new EffectiveIdentity[verdicts.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new EffectiveIdentity(place, verdicts[i], _missing.Of(place, verdicts[i]));
        return answers;
    }
}
