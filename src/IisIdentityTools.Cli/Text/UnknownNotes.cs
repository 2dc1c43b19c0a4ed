namespace IisIdentityTools.Cli.Text;

/// <summary>Numbers what was not captured, so that each sentence is listed once and referred to by "?1" from then on.</summary>
internal sealed class UnknownNotes
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _fresh = [];

    /// <summary>Different sentences so far.</summary>
    public int Count => _numbers.Count;

    /// <summary>The reference to the sentences: "?1,2"; empty for none.</summary>
    public string Mark(IReadOnlyList<string> unknowns) => unknowns.Count == 0 ? "" : "?" + string.Join(",", unknowns.Select(Number).Order());

    /// <summary>Lists the sentences that were not listed yet.</summary>
    public void List(Page page, string indent)
    {
        foreach (var sentence in _fresh)
            page.Wrapped(FormattableString.Invariant($"{indent}?{_numbers[sentence]} "), sentence, Style.Yellow);
        _fresh.Clear();
    }

    private int Number(string sentence)
    {
        if (_numbers.TryGetValue(sentence, out var number))
            return number;
        _fresh.Add(sentence);
        return _numbers[sentence] = _numbers.Count + 1;
    }
}
