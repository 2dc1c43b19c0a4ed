using System.Text;

namespace IisIdentityTools.Changes.Editing;

/// <summary>A text by lines, compared as they are and shown without secrets.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _starts = [];
    private IReadOnlyList<SecretSpan>? _secrets;

    public TextLines(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length;)
        {
            _starts.Add(at);
            at = text.IndexOfAny(['\r', '\n'], at);
            at = at < 0 ? text.Length : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
        }
    }

    /// <summary>How many there are; a line end at the end of the text begins no further one.</summary>
    public int Count => _starts.Count;

    /// <summary>Index of the line that holds the offset.</summary>
    public int LineAt(int offset)
    {
        var at = _starts.BinarySearch(offset);
        return at >= 0 ? at : Math.Max(0, ~at - 1);
    }

    /// <summary>True when the lines are the same, their ends included.</summary>
    public bool IsSame(int index, TextLines other, int otherIndex)
    {
        var (start, length) = (_starts[index], EndOf(index) - _starts[index]);
        var otherStart = other._starts[otherIndex];
        return other.EndOf(otherIndex) - otherStart == length && string.CompareOrdinal(_text, start, other._text, otherStart, length) == 0;
    }

    /// <summary>The line with its end; a secret is replaced by the note that one is stored.</summary>
    public string Show(int index)
    {
        var (at, end) = (_starts[index], EndOf(index));
        var contentEnd = end;
        while (contentEnd > at && XmlText.IsLineEnd(_text[contentEnd - 1]))
            contentEnd--;
        var line = new StringBuilder();
        _secrets ??= SecretSpan.FindAll(_text);
        for (var i = FirstBehind(at); i < _secrets.Count && _secrets[i].Start < contentEnd; i++)
        {
            if (_secrets[i].Start >= at)
                line.Append(_text, at, _secrets[i].Start - at).Append(_secrets[i].Note);
            at = Math.Min(contentEnd, _secrets[i].End);
        }

        return line.Append(_text, at, end - at).ToString();
    }

    /// <summary>The line without its end.</summary>
    public string ShowContent(int index) => Show(index).TrimEnd('\r', '\n');

    private int EndOf(int index) => index + 1 < _starts.Count ? _starts[index + 1] : _text.Length;

    /// <summary>Index of the first secret that ends behind the offset.</summary>
    private int FirstBehind(int offset)
    {
        var (low, high) = (0, _secrets!.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_secrets[middle].End > offset)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
