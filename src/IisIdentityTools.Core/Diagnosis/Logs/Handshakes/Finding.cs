using IisIdentityTools.Diagnosis.Logs.Groups;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>A failing line, before it is decided what it is.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Site">Number of its site in the table of the group.</param>
/// <param name="Client">Number of its client there.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="Line">Its columns; good until the next line is read, unless they are kept.</param>
/// <param name="Map">What the columns mean.</param>
internal readonly record struct Finding(Group Group, int Site, int Client, long Seconds, LogLine Line, LogFieldMap Map)
{
    /// <summary>The same with columns that stay.</summary>
    public Finding Keep() => this with { Line = Line.Copy() };
}
