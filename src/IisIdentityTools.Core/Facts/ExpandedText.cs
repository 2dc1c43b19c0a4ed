namespace IisIdentityTools.Facts;

/// <summary>A text after its environment variables were expanded.</summary>
public sealed class ExpandedText(string text, IReadOnlyList<string> unresolved)
{
    /// <summary>The text. Variables that are not known stand in it as they were written.</summary>
    public string Text { get; } = text;

    /// <summary>Names, without percent signs and each once, of the variables that are not known.</summary>
    public IReadOnlyList<string> Unresolved { get; } = unresolved;

    /// <summary>True when every variable was known.</summary>
    public bool IsComplete => Unresolved.Count == 0;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
