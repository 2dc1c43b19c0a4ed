using System.Text;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>Where a run reads from and writes to, and how wide that is. Nothing else of the machine is seen by the commands, so tests give their own.</summary>
internal sealed class CliHost
{
    /// <summary>Width when nothing says another.</summary>
    public const int DefaultWidth = 120;

    /// <summary>Makes a host.</summary>
    /// <param name="output">Standard output; both text and JSON go there as UTF-8 without a mark.</param>
    /// <param name="error">Standard error.</param>
    public CliHost(Stream output, TextWriter error)
    {
        Output = output;
        Error = error;
        Text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true);
    }

    /// <summary>Standard input as bytes.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Standard output as bytes.</summary>
    public Stream Output { get; }

    /// <summary>Standard output as text. A run writes to one of the two only.</summary>
    public TextWriter Text { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Characters in a line.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Somebody watches: what is known is shown at once.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Somebody watches standard error: it may say how far long work has come.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Gives the time for records of changes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Colours are wanted.</summary>
    public bool HasColor { get; init; }
}
