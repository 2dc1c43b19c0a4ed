namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>A log file that was found, with what its place says about it.</summary>
public sealed class LogFile
{
    /// <summary>Full path.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>Its size in bytes when it was found; what is written to it later is not read.</summary>
    public long Length { get; internal init; }

    /// <summary>The site by the folder (<c>W3SVC2</c>); empty when the folder does not tell.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>The server: that of a network path, or the folder around a <c>W3SVC2</c> whose name is no usual one; empty when neither tells.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>True for a file packed by gzip (<c>.gz</c>).</summary>
    public bool IsCompressed { get; internal init; }

    /// <summary>The folder and the letters that the name begins with: files that have them in common follow each other.</summary>
    internal string Set { get; init; } = "";

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
