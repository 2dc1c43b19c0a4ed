namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>
/// Reads lines that do not have one separator between two columns: Advanced Logging and other writers of the W3C format put texts with
/// spaces between quotes and several spaces between columns. Such a line is written anew as IIS would: spaces in a text become <c>+</c>.
/// </summary>
internal sealed class LooseLine
{
    private byte[] _bytes = [];
    private int[] _separators = [];

    /// <summary>Cuts a line into columns.</summary>
    /// <param name="reader">Holds the line.</param>
    /// <param name="trailer">A byte that ends each value, or 0.</param>
    /// <param name="into">Takes the columns.</param>
    /// <returns>Number of columns; 0 for a line of white space.</returns>
    public int Read(LineReader reader, byte trailer, LogLine into)
    {
        if (_bytes.Length < reader.LongestLine + 1)
            (_bytes, _separators) = (new byte[reader.LongestLine + 1], new int[reader.LongestLine + 1]);
        var (length, columns, close) = (0, 0, 0);
        for (var at = reader.Start; ; columns++)
        {
            for (; at < reader.End && reader.Bytes[at] <= ' '; at++)
            {
            }

            if (at == reader.End)
                break;
            // Where no quote ends a text, none does further on: it is not searched for again.
            if (reader.Bytes[at] == '"' && close >= 0)
                close = CloseOf(reader, at);
            at = reader.Bytes[at] == '"' && close > at
                ? Copy(reader.Bytes, at + 1, close, ref length) + 1
                : Copy(reader.Bytes, at, EndOfWord(reader, at), ref length);
            _separators[columns] = length;
            _bytes[length++] = (byte)' ';
        }

        if (columns > 0)
            into.Take(_bytes, _separators, columns, trailer, reader.Number);
        return columns;
    }

    /// <summary>The quote that ends a text: one with a separator or the line end behind it.</summary>
    private static int CloseOf(LineReader reader, int open)
    {
        for (var at = open + 1; at < reader.End; at++)
            if (reader.Bytes[at] == '"' && (at + 1 == reader.End || reader.Bytes[at + 1] <= ' '))
                return at;
        return -1;
    }

    private static int EndOfWord(LineReader reader, int at)
    {
        while (at < reader.End && reader.Bytes[at] > ' ')
            at++;
        return at;
    }

    private int Copy(byte[] from, int start, int end, ref int length)
    {
        for (var at = start; at < end; at++)
            _bytes[length++] = from[at] <= ' ' ? (byte)'+' : from[at];
        return end;
    }
}
