namespace IisIdentityTools.Changes.Editing;

/// <summary>Makes of what elements shall become the pieces of text that are replaced.</summary>
internal sealed class SpliceMaker(TextDocument document, Func<string, bool> canEncode)
{
    private readonly TextLayout _layout = new(document);
    private readonly List<Splice> _splices = [];

    /// <summary>The replacements for all elements with edits, in order of their place.</summary>
    public IReadOnlyList<Splice> Make()
    {
        Visit(document.Root);
        // An insertion goes before a piece that begins at the same place; OrderBy keeps the order of equals.
        return _splices.OrderBy(splice => splice.Start).ThenBy(splice => splice.End).ToArray();
    }

    private void Visit(TextElement element)
    {
        if (element.Edits is not { } edits)
            return;
        if (edits.Attributes.Count > 0)
            ChangeAttributes(element, edits);
        if (edits.Added.Count > 0 && element.IsSelfClosing)
            OpenUp(element, edits);
        else
            foreach (var group in edits.Added.GroupBy(child => child.After))
                AddBehind(element, group.Key, group);
        // Whoever edits an element comes through those around it: without edits there are none below.
        foreach (var child in element.Children)
            Visit(child);
    }

    private void ChangeAttributes(TextElement element, EditedElement edits)
    {
        var written = document.AttributesOf(element);
        var added = "";
        foreach (var change in edits.Attributes)
        {
            var at = written.FindIndex(attribute => document.Is(attribute.Start, attribute.NameEnd, change.Key));
            if (at < 0)
                added += NewAttribute(written, change.Key, change.Value!);
            else if (change.Value is null)
                _splices.Add(new Splice(written[at].GapStart, written[at].End, ""));
            else
                _splices.Add(new Splice(written[at].ValueStart, written[at].ValueEnd, XmlText.Escape(change.Value, document.Text[written[at].ValueEnd], canEncode)));
        }

        if (added.Length > 0)
            _splices.Add(new Splice(EndOfAttributes(element, written), EndOfAttributes(element, written), added));
    }

    /// <summary>A new attribute is written as the last one is: the white space before it, that around the sign, the quotes.</summary>
    private string NewAttribute(List<TextAttribute> written, string name, string value)
    {
        if (written.Count == 0)
            return $" {name}=\"{XmlText.Escape(value, '"', canEncode)}\"";
        var last = written[written.Count - 1];
        var quote = document.Text[last.ValueEnd];
        return Piece(last.GapStart, last.Start) + name + Piece(last.NameEnd, last.ValueStart) + XmlText.Escape(value, quote, canEncode) + quote;
    }

    private void OpenUp(TextElement element, EditedElement edits)
    {
        var start = EndOfAttributes(element, document.AttributesOf(element));
        var content = Write(element, null, start, edits.Added) + ClosingBreak(element);
        _splices.Add(new Splice(start, element.End, $">{content}</{Piece(element.Start + 1, element.NameEnd)}>"));
    }

    private void AddBehind(TextElement parent, TextElement? after, IEnumerable<EditedElement> children)
    {
        var at = after is null ? TrimmedEnd(parent) : _layout.EndWithRemarks(after, parent.ContentEnd);
        var text = Write(parent, after, at, children);
        var isLast = after is null || after.Next is null;
        var next = document.Text.IndexOf('<', at);
        if (isLast && next == parent.ContentEnd && !_layout.HasLineEnd(at, next))
            text += ClosingBreak(parent);
        _splices.Add(new Splice(at, at, text));
    }

    private string Write(TextElement parent, TextElement? after, int at, IEnumerable<EditedElement> children)
    {
        var isInline = _layout.IsInline(parent);
        var gap = isInline && after is not null ? BlanksBefore(after) : "";
        var writer = new ElementWriter(
            isInline ? null : _layout.LineEndNear(at),
            isInline ? "" : _layout.Unit(parent, after),
            _layout.QuoteNear(parent, after),
            _layout.SlashNear(at),
            canEncode);
        var indent = isInline ? gap : _layout.ChildIndent(parent, after);
        return string.Concat(children.Select(child => writer.Write(child, indent)));
    }

    /// <summary>What stands between the last child and the end tag where nothing did: a line end and the parent's indentation.</summary>
    private string ClosingBreak(TextElement parent) => _layout.IsInline(parent) ? "" : _layout.LineEndNear(parent.Start) + _layout.IndentOf(parent.Start);

    private string BlanksBefore(TextElement element)
    {
        var start = element.Start;
        while (start > 0 && document.Text[start - 1] is ' ' or '\t')
            start--;
        return Piece(start, element.Start);
    }

    private int TrimmedEnd(TextElement element)
    {
        var end = element.ContentEnd;
        while (end > element.TagEnd && XmlText.IsSpace(document.Text[end - 1]))
            end--;
        return _layout.EndOfLineFrom(end, element.ContentEnd);
    }

    private static int EndOfAttributes(TextElement element, List<TextAttribute> written) => written.Count == 0 ? element.NameEnd : written[written.Count - 1].End;

    private string Piece(int start, int end) => document.Text.Substring(start, end - start);
}
