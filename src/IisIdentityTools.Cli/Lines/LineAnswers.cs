using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IisIdentityTools.Cli.Lines;

/// <summary>The answers to one block of lines. Used again for the next one.</summary>
internal sealed class LineAnswers
{
    private const int UsualSize = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(UsualSize);
    private readonly List<string> _errors = [];

    public LineAnswers() =>
        Json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Where the answers go as bytes.</summary>
    public IBufferWriter<byte> Output => _bytes;

    /// <summary>The same as JSON; reset it before an answer and flush it after.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>The answers so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>What goes to standard error.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>True when a line was refused.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Adds a line for standard error.</summary>
    public void AddError(string message) => _errors.Add(message);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _errors.Clear();
        HasRefused = false;
    }

    /// <summary>Answers every line of a block.</summary>
    public void AddAll(LineBlock block, ILineAnswerer answerer)
    {
        if (block.IsTooLong)
            Refuse(TooLong, block.FirstLine, answerer);
        var number = block.FirstLine;
        for (var rest = block.Content; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            Add(line is [.. var text, (byte)'\r'] ? text : line, number, answerer);
        }
    }

    private static string TooLong => FormattableString.Invariant($"the line is longer than {LineReader.MaxLength} bytes.");

    private void Add(ReadOnlySpan<byte> line, long number, ILineAnswerer answerer)
    {
        try
        {
            if (line.Length > LineReader.MaxLength)
                Refuse(TooLong, number, answerer);
            else
                answerer.Answer(line, this);
        }
        catch (FormatException e)
        {
            Refuse(e.Message, number, answerer);
        }
    }

    private void Refuse(string reason, long number, ILineAnswerer answerer)
    {
        HasRefused = true;
        answerer.Refuse(FormattableString.Invariant($"line {number}: {reason}"), this);
    }
}
