namespace IisIdentityTools.Facts.Json;

/// <summary>A text is no JSON. The message reads <c>file:line:column: what is wrong and what was expected</c>.</summary>
public sealed class JsonSyntaxException : FormatException
{
    /// <summary>Makes the error.</summary>
    /// <param name="file">The file as the message shall name it.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="column">1-based column in UTF-16 units.</param>
    /// <param name="problem">What is wrong and what was expected.</param>
    public JsonSyntaxException(string file, int line, int column, string problem) : base($"{file}:{line}:{column}: {problem}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>1-based line of the fault.</summary>
    public int Line { get; }

    /// <summary>1-based column of the fault in UTF-16 units.</summary>
    public int Column { get; }
}
