namespace IisIdentityTools.Changes.Editing;

/// <summary>One element as it is spelled: where its parts begin and end in the text.</summary>
internal sealed class TextElement(TextElement? parent, int start, int localStart, int nameEnd)
{
    /// <summary>The element around it; null for the root.</summary>
    public TextElement? Parent { get; } = parent;

    /// <summary>Offset of the start tag's bracket.</summary>
    public int Start { get; } = start;

    /// <summary>Offset of the name behind a prefix.</summary>
    public int LocalStart { get; } = localStart;

    /// <summary>Offset behind the name in the start tag.</summary>
    public int NameEnd { get; } = nameEnd;

    /// <summary>Offset behind the start tag.</summary>
    public int TagEnd { get; set; }

    /// <summary>Offset of the end tag; that of the start tag's end when the element closes itself.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Offset behind the element.</summary>
    public int End { get; set; }

    /// <summary>True for the form with a slash at the end of its only tag.</summary>
    public bool IsSelfClosing { get; set; }

    /// <summary>First child element.</summary>
    public TextElement? FirstChild { get; private set; }

    /// <summary>Last child element.</summary>
    public TextElement? LastChild { get; private set; }

    /// <summary>Next element of the same parent.</summary>
    public TextElement? Next { get; private set; }

    /// <summary>What shall become of it; null when nothing in or directly below it changes.</summary>
    public EditedElement? Edits { get; set; }

    /// <summary>The child elements in file order.</summary>
    public IEnumerable<TextElement> Children
    {
        get
        {
            for (var child = FirstChild; child is not null; child = child.Next)
                yield return child;
        }
    }

    /// <summary>Takes a child that follows those it has.</summary>
    public void Append(TextElement child)
    {
        if (LastChild is null)
            FirstChild = child;
        else
            LastChild.Next = child;
        LastChild = child;
    }
}
