namespace IisIdentityTools.Changes.Editing;

/// <summary>How a text is laid out around a place: line ends, indentation, quotes. New text follows its nearest neighbours.</summary>
internal sealed class TextLayout(TextDocument document)
{
    /// <summary>What IIS indents a level by where the file shows nothing else.</summary>
    private const string UsualUnit = "    ";

    private readonly string _text = document.Text;

    /// <summary>True when only blanks stand before the offset in its line.</summary>
    public bool StartsLine(int offset) => LineStart(offset) + IndentOf(offset).Length == offset;

    /// <summary>The blanks at the start of the offset's line, as far as the offset.</summary>
    public string IndentOf(int offset)
    {
        var (start, end) = (LineStart(offset), LineStart(offset));
        while (end < offset && _text[end] is ' ' or '\t')
            end++;
        return _text.Substring(start, end - start);
    }

    /// <summary>The line end before the offset, else the one behind it; null when the text is one line.</summary>
    public string? LineEndNear(int offset)
    {
        var at = offset > 0 ? _text.LastIndexOfAny(['\r', '\n'], offset - 1) : -1;
        if (at >= 0)
            return _text[at] == '\r' ? "\r" : at > 0 && _text[at - 1] == '\r' ? "\r\n" : "\n";
        at = _text.IndexOfAny(['\r', '\n'], offset);
        return at < 0 ? null : _text[at] == '\n' ? "\n" : at + 1 < _text.Length && _text[at + 1] == '\n' ? "\r\n" : "\r";
    }

    /// <summary>True when children of the element stand, or would stand, in the line that it begins in.</summary>
    public bool IsInline(TextElement parent)
    {
        if (HasLineEnd(parent.TagEnd, parent.ContentEnd))
            return false;
        return parent.FirstChild is not null || (parent.Parent is null ? !HasLineEnd(0, _text.Length) : !StartsLine(parent.Start));
    }

    /// <summary>Indentation of a new child: that of the sibling it follows, of another one, or one level more than its parent's.</summary>
    public string ChildIndent(TextElement parent, TextElement? after)
    {
        if (after is not null && StartsLine(after.Start))
            return IndentOf(after.Start);
        return parent.Children.LastOrDefault(child => StartsLine(child.Start)) is { } sibling
            ? IndentOf(sibling.Start)
            : IndentOf(parent.Start) + Unit(parent, after);
    }

    /// <summary>What one level is indented by, near the place where a child is added.</summary>
    public string Unit(TextElement parent, TextElement? after)
    {
        if (after is not null && UnitBelow(after) is { } below)
            return below;
        for (var element = parent; element is not null; element = element.Parent)
            if (UnitBelow(element) is { } unit)
                return unit;
        return UnitAnywhere(document.Root) ?? UsualUnit;
    }

    /// <summary>The quote of the attributes around: of the element itself, the one before it, those that it stands in.</summary>
    public char QuoteNear(TextElement parent, TextElement? after)
    {
        for (var element = after ?? parent; element is not null; element = ReferenceEquals(element, after) ? parent : element.Parent)
            if (document.AttributesOf(element) is { Count: > 0 } attributes)
                return _text[attributes[attributes.Count - 1].ValueEnd];
        return '"';
    }

    /// <summary>How the elements before the offset close themselves: with a space before the slash, as IIS writes, or without.</summary>
    public string SlashNear(int offset)
    {
        var at = _text.LastIndexOf("/>", Math.Max(0, offset - 1), StringComparison.Ordinal);
        if (at < 0)
            at = _text.IndexOf("/>", offset, StringComparison.Ordinal);
        return at > 0 && !XmlText.IsSpace(_text[at - 1]) ? "/>" : " />";
    }

    /// <summary>Offset behind an element and the comments that stand behind it in the same line: those are about it.</summary>
    public int EndWithRemarks(TextElement element, int limit)
    {
        for (var end = element.End; ;)
        {
            var at = SkipBlanks(end, limit);
            if (at >= limit || string.CompareOrdinal(_text, at, "<!--", 0, 4) != 0)
                return EndOfLineFrom(end, limit);
            end = _text.IndexOf("-->", at, StringComparison.Ordinal) + 3;
        }
    }

    /// <summary>The offset, moved behind blanks that end the line: those stay where they are.</summary>
    public int EndOfLineFrom(int offset, int limit)
    {
        var at = SkipBlanks(offset, limit);
        return at < limit && XmlText.IsLineEnd(_text[at]) ? at : offset;
    }

    /// <summary>True when a line ends between the offsets.</summary>
    public bool HasLineEnd(int start, int end) => _text.IndexOfAny(['\r', '\n'], start, end - start) >= 0;

    private int SkipBlanks(int at, int limit)
    {
        while (at < limit && _text[at] is ' ' or '\t')
            at++;
        return at;
    }

    private int LineStart(int offset)
    {
        while (offset > 0 && !XmlText.IsLineEnd(_text[offset - 1]))
            offset--;
        return offset;
    }

    /// <summary>By how much the last child that is indented at all is indented more than the element.</summary>
    private string? UnitBelow(TextElement element)
    {
        if (!StartsLine(element.Start))
            return null;
        var outer = IndentOf(element.Start);
        var inner = element.Children.Where(child => StartsLine(child.Start)).Select(child => IndentOf(child.Start))
            .LastOrDefault(indent => indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal));
        return inner?.Substring(outer.Length);
    }

    private string? UnitAnywhere(TextElement element)
    {
        foreach (var child in element.Children)
            if ((UnitBelow(child) ?? UnitAnywhere(child)) is { } unit)
                return unit;
        return null;
    }
}
