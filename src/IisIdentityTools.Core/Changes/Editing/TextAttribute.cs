namespace IisIdentityTools.Changes.Editing;

/// <summary>One attribute as it is spelled: offsets into the text.</summary>
internal readonly struct TextAttribute(int gapStart, int start, int nameEnd, int valueStart, int valueEnd)
{
    /// <summary>Where the white space before it begins: behind the element's name or the attribute before.</summary>
    public int GapStart { get; } = gapStart;

    /// <summary>Offset of the name.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind the name.</summary>
    public int NameEnd { get; } = nameEnd;

    /// <summary>Offset of the value, behind the quote.</summary>
    public int ValueStart { get; } = valueStart;

    /// <summary>Offset of the closing quote.</summary>
    public int ValueEnd { get; } = valueEnd;

    /// <summary>Offset behind the closing quote.</summary>
    public int End => ValueEnd + 1;
}
