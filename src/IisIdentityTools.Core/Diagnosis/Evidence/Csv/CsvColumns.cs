namespace IisIdentityTools.Diagnosis.Evidence.Csv;

/// <summary>The columns of a CSV file by the names in its first record.</summary>
internal sealed class CsvColumns
{
    private readonly List<string> _names = [];

    public CsvColumns(CsvReader header)
    {
        for (var i = 0; i < header.Count; i++)
            _names.Add(header.Field(i).Trim());
    }

    public int Count => _names.Count;

    /// <summary>The names as one text, for messages.</summary>
    public string Names => string.Join(", ", _names.Take(10));

    /// <summary>Index of the first column that has one of the names, in any case; -1 when none has.</summary>
    public int Find(params string[] names)
    {
        foreach (var name in names)
        {
            var found = _names.FindIndex(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase));
            if (found >= 0)
                return found;
        }

        return -1;
    }
}
