namespace IisIdentityTools.Configuration;

/// <summary>A place in a configuration file, with the location tag around it.</summary>
public sealed class SourcePosition
{
    internal SourcePosition(string file, int line, int column, string location)
    {
        File = file;
        Line = line;
        Column = column;
        Location = location;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }

    /// <summary>Path of the location tag as written; empty outside of one.</summary>
    public string Location { get; }

    /// <summary>"file:line".</summary>
    public override string ToString() => $"{File}:{Line}";
}
