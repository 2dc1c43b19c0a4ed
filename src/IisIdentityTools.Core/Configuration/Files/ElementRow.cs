namespace IisIdentityTools.Configuration.Files;

/// <summary>One element in its file's <see cref="ElementTable"/>.</summary>
internal struct ElementRow(string name, int line, int column, int firstAttribute)
{
    /// <summary>Local name.</summary>
    public readonly string Name = name;

    /// <summary>Line of the start tag, from 1.</summary>
    public readonly int Line = line;

    /// <summary>Column of the start tag, from 1.</summary>
    public readonly int Column = column;

    /// <summary>Index of its first attribute; they end where those of the next row begin.</summary>
    public readonly int FirstAttribute = firstAttribute;

    /// <summary>Index of the row behind its last descendant: the next sibling, if there is one.</summary>
    public int End;
}
