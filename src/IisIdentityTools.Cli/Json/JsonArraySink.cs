using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IisIdentityTools.Cli.Json;

/// <summary>Writes answers as the items of one JSON array as they come, each on its own line. However the run ends, the array is closed.</summary>
internal sealed class JsonArraySink<T> : IAnswerSink<T>
{
    private const int FlushAfterBytes = 32 * 1024;

    private readonly Stream _output;
    private readonly JsonTypeInfo<T> _type;
    private readonly ArrayBufferWriter<byte> _pending = new(2 * FlushAfterBytes);
    private readonly Utf8JsonWriter _writer;
    private bool _isEmpty = true;

    public JsonArraySink(Stream output, JsonTypeInfo<T> type)
    {
        _output = output;
        _type = type;
        // Names in their own script and readable quotes: the array goes to a program or a file, not into a web page.
        _writer = new Utf8JsonWriter(_pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _pending.Write("["u8);
    }

    public void Write(T answer)
    {
        _pending.Write(_isEmpty ? "\n"u8 : ",\n"u8);
        _isEmpty = false;
        _writer.Reset();
        JsonSerializer.Serialize(_writer, answer, _type);
        if (_pending.WrittenCount > FlushAfterBytes)
            Flush();
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
        _pending.Write(_isEmpty ? "]\n"u8 : "\n]\n"u8);
        Flush();
        _output.Flush();
        _writer.Dispose();
    }

    private void Flush()
    {
        _output.Write(_pending.WrittenSpan);
        _pending.ResetWrittenCount();
    }
}
