using System.Globalization;

namespace IisIdentityTools.Configuration.Schema;

/// <summary>One line of an indented text resource, with its address.</summary>
/// <param name="source">Name of the resource.</param>
/// <param name="number">Line number, from 1.</param>
/// <param name="indent">Depth: two spaces each.</param>
/// <param name="text">The line without indentation, version prefix and trailing white space.</param>
internal sealed class SchemaTextLine(string source, int number, int indent, string text)
{
    public int Indent { get; } = indent;

    public string Text { get; } = text;

    /// <summary>The error of this line; its message starts with <c>resource:line</c>.</summary>
    public InvalidDataException Error(string reason) =>
        new(string.Format(CultureInfo.InvariantCulture, "{0}:{1}: {2}", source, number, reason));
}
