namespace IisIdentityTools.Diagnosis.Evidence;

/// <summary>Collects the problems of evidence files while they are read: all are counted, the first ones are kept.</summary>
public sealed class EvidenceProblems
{
    /// <summary>How many problems are kept.</summary>
    public const int Kept = 20;

    private readonly List<EvidenceProblem> _first = [];

    /// <summary>How many problems there were.</summary>
    public long Count { get; private set; }

    /// <summary>The first problems, <see cref="Kept"/> at most.</summary>
    public IReadOnlyList<EvidenceProblem> First => _first;

    internal void Add(string file, long line, string message)
    {
        Count++;
        if (_first.Count < Kept)
            _first.Add(new EvidenceProblem(file, line, message));
    }
}
