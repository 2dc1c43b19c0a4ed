namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The file that a refusal names, and the source that the caller named.</summary>
internal sealed class FactsPlace(string file, string source)
{
    public string At(int line, int column) => $"{file}:{line}:{column}";

    public FactsException Fault(int line, int column, string problem) => new($"{At(line, column)}: {problem}.", source);
}
