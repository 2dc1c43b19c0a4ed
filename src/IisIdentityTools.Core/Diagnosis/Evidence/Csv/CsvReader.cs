namespace IisIdentityTools.Diagnosis.Evidence.Csv;

/// <summary>
/// Reads comma-separated records as a stream: quoted fields, doubled quotes, line ends inside quotes (RFC 4180). The separator is the one of comma,
/// semicolon and tab that the header has most of. Records are bounded; a longer one is a problem, and the reading goes on at the next line end.
/// </summary>
internal sealed class CsvReader(TextReader text, string file, EvidenceProblems problems, long firstLine = 1)
{
    private const char Quote = '"';

    private readonly char[] _buffer = new char[64 * 1024];
    private readonly int[] _ends = new int[EvidenceLimits.RecordFields];
    private char[] _record = new char[4096];
    private char _separator;
    private int _at;
    private int _filled;
    private int _length;
    private bool _tooLong;
    private long _nextLine = firstLine;

    /// <summary>Line on which the record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }

    private bool AtFieldStart => _length == Start(Count);

    /// <summary>Moves to the next record, blank lines left out; false at the end of the text.</summary>
    public bool Read()
    {
        if (_separator == '\0')
            FindSeparator();
        while (ReadRecord())
        {
            if (_tooLong)
                problems.Add(file, Line, $"The record has more than {EvidenceLimits.RecordLength} characters or {EvidenceLimits.RecordFields} fields and was left out.");
            else if (Count > 1 || _length > 0)
                return true;
        }

        return false;
    }

    /// <summary>A field; empty when the record has fewer.</summary>
    public string Field(int index) => index < 0 || index >= Count ? "" : new string(_record, Start(index), _ends[index] - Start(index));

    /// <summary>True when the field is that text, in any case of ASCII letters.</summary>
    public bool Is(int index, string value)
    {
        if (index < 0 || index >= Count || _ends[index] - Start(index) != value.Length)
            return false;
        for (int i = 0, at = Start(index); i < value.Length; i++)
            if (char.ToUpperInvariant(_record[at + i]) != char.ToUpperInvariant(value[i]))
                return false;
        return true;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    private void FindSeparator()
    {
        Fill();
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        // Export-Csv puts "#TYPE ..." before the header.
        var start = _filled > 0 && _buffer[0] == '#' ? Array.IndexOf(_buffer, '\n', 0, _filled) + 1 : 0;
        for (var i = start; i < _filled && (quoted || _buffer[i] != '\n'); i++)
        {
            var letter = _buffer[i];
            quoted ^= letter == Quote;
            commas += !quoted && letter == ',' ? 1 : 0;
            semicolons += !quoted && letter == ';' ? 1 : 0;
            tabs += !quoted && letter == '\t' ? 1 : 0;
        }

        _separator = commas >= Math.Max(semicolons, tabs) ? ',' : semicolons >= tabs ? ';' : '\t';
    }

    private bool ReadRecord()
    {
        (Line, Count, _length, _tooLong) = (_nextLine, 0, 0, false);
        bool quoted = false, wasQuote = false, any = false;
        while (Next() is var next && next >= 0)
        {
            any = true;
            var letter = (char)next;
            if (letter == '\n')
                _nextLine++;
            if (letter == Quote && (quoted || wasQuote || AtFieldStart))
            {
                // A quote inside quotes ends them, unless another follows: then it is one quote of the text.
                if (wasQuote)
                    Append(Quote);
                wasQuote = quoted;
                quoted = !quoted;
                continue;
            }

            wasQuote = false;
            if (letter == '\n' && (!quoted || _tooLong))
            {
                EndLine();
                return true;
            }

            if (letter == _separator && !quoted)
                EndField();
            else
                Append(letter);
        }

        if (!any)
            return false;
        if (quoted)
            problems.Add(file, Line, "The last record ends inside quotes: the file breaks off.");
        EndField();
        return true;
    }

    private void EndLine()
    {
        if (_length > Start(Count) && _record[_length - 1] == '\r')
            _length--;
        EndField();
    }

    private void EndField()
    {
        if (Count == _ends.Length)
            _tooLong = true;
        else
            _ends[Count++] = _length;
    }

    private void Append(char letter)
    {
        if (_length >= EvidenceLimits.RecordLength)
            _tooLong = true;
        if (_tooLong)
            return;
        if (_length == _record.Length)
            Array.Resize(ref _record, _record.Length * 2);
        _record[_length++] = letter;
    }

    private int Next()
    {
        if (_at == _filled)
            Fill();
        return _filled == 0 ? -1 : _buffer[_at++];
    }

    private void Fill()
    {
        _at = 0;
        _filled = text.Read(_buffer, 0, _buffer.Length);
    }
}
