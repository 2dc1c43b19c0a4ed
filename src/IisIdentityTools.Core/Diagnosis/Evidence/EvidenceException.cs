using System.Globalization;

namespace IisIdentityTools.Diagnosis.Evidence;

/// <summary>A file is not the kind of evidence that it was given as, or may not be read. The message names file, line and what to do.</summary>
public sealed class EvidenceException : Exception
{
    internal EvidenceException(string file, long line, string message)
        : base(string.Format(CultureInfo.InvariantCulture, "{0}:{1}: {2}", file, line, message))
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public long Line { get; }
}
