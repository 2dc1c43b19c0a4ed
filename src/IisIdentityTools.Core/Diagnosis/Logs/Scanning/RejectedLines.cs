namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Counts lines that could not be read, and keeps the first ones.</summary>
internal sealed class RejectedLines
{
    /// <summary>Lines that are kept.</summary>
    public const int Kept = 20;

    private readonly List<RejectedLine> _first = [];

    /// <summary>Number of lines.</summary>
    public long Count { get; private set; }

    /// <summary>The first ones.</summary>
    public IReadOnlyList<RejectedLine> First => _first;

    /// <summary>Counts a line.</summary>
    public void Add(LogFile file, long line, Func<string> reason)
    {
        Count++;
        if (_first.Count < Kept)
            _first.Add(new() { File = file.Path, LineNumber = line, Reason = reason() });
    }

    /// <summary>Adds those of a later piece.</summary>
    public void Add(RejectedLines other, long linesBefore)
    {
        Count += other.Count;
        foreach (var line in other._first.Take(Kept - _first.Count))
            _first.Add(line with { LineNumber = line.LineNumber + linesBefore });
    }
}
