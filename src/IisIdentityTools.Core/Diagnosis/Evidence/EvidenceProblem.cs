using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence;

/// <summary>A part of an evidence file that could not be read. What stands before it was read; what follows was read, too, unless the message says otherwise.</summary>
public sealed class EvidenceProblem
{
    internal EvidenceProblem(string file, long line, string message)
    {
        File = file;
        Line = line;
        Message = message;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public long Line { get; }

    /// <summary>One or two sentences: what is wrong and what came of it.</summary>
    public string Message { get; }

    /// <summary>"file:line: message".</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}:{1}: {2}", File, Line, Message);
}
