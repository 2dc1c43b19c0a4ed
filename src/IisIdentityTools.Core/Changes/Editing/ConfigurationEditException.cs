namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// A configuration file cannot be edited as asked; nothing was changed. The message names the file, the line where there is one, and
/// what to do.
/// </summary>
public sealed class ConfigurationEditException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What is wrong and what to do, without the place.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">Line in it, from 1; 0 when it is not about a line.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    public ConfigurationEditException(string message, string file, int line = 0, Exception? inner = null)
        : base(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>Line of the obstacle, from 1; 0 when it is not about a line.</summary>
    public int Line { get; }

    /// <summary>
    /// True when the edited text, read again, did not say what was intended, or was read in two ways before: a fault of this program
    /// or a file that it does not understand, in any case one that it must not write.
    /// </summary>
    public bool IsInconsistency { get; init; }
}
