using System.Xml;

namespace IisIdentityTools.Diagnosis.Evidence.Xml;

/// <summary>
/// Passes XML on to the framework's reader and watches what that reader would hold in memory whole: a tag, a comment, a CDATA section. One that does
/// not end, and a DTD, end the reading here. Text between tags is of any length: it is read piece by piece.
/// </summary>
internal sealed class MarkupGuard(TextReader inner, string file, int linesBefore) : TextReader
{
    private const char NoQuote = '\0';

    private State _state;
    private char _quote;
    private int _length;
    private int _matched;
    private string _end = "";
    private long _line = 1 + linesBefore;

    private enum State
    {
        Text,
        Opened,
        Tag,
        Declaration,
        UntilEnd,
    }

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        var read = inner.Read();
        if (read >= 0)
            Look((char)read);
        return read;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        for (var i = index; i < index + read; i++)
            Look(buffer[i]);
        return read;
    }

    private void Look(char letter)
    {
        if (letter == '\n')
            _line++;
        if (_state == State.Text)
        {
            if (letter == '<')
                (_state, _length, _quote) = (State.Opened, 0, NoQuote);
            return;
        }

        if (++_length > EvidenceLimits.MarkupLength)
            throw new XmlException($"A tag has more than {EvidenceLimits.MarkupLength} characters.", null, (int)Math.Min(_line, int.MaxValue), 1);
        switch (_state)
        {
            case State.Opened:
                Open(letter);
                break;
            case State.Declaration:
                Declare(letter);
                break;
            case State.Tag:
                InTag(letter);
                break;
            default:
                Match(letter);
                break;
        }
    }

    private void Open(char letter)
    {
        if (letter == '?')
            Until("?>");
        else if (letter == '!')
            _state = State.Declaration;
        else
            _state = letter == '>' ? State.Text : State.Tag;
    }

    // "<!-" begins a comment, "<![" a CDATA section; what else begins so belongs to a DTD.
    private void Declare(char letter)
    {
        if (letter == '-')
            Until("-->");
        else if (letter == '[')
            Until("]]>");
        else
            throw new EvidenceException(file, _line, "The file has a DTD. Traces and events have none, and it could name other files, so it is not read.");
    }

    private void InTag(char letter)
    {
        if (_quote != NoQuote)
            _quote = letter == _quote ? NoQuote : _quote;
        else if (letter is '"' or '\'')
            _quote = letter;
        else if (letter == '>')
            _state = State.Text;
    }

    private void Until(string end) => (_state, _end, _matched) = (State.UntilEnd, end, 0);

    private void Match(char letter)
    {
        // The ends repeat their first letter at most once ("--", "]]"): after a mismatch either that letter counts again, or nothing does.
        if (letter != _end[_matched])
            _matched = letter == _end[0] ? Math.Min(_matched, _end.Length - 1) : 0;
        else
            _matched++;
        if (_matched == _end.Length)
            _state = State.Text;
    }
}
