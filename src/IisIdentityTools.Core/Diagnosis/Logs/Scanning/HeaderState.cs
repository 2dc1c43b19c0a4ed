using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>What the directives before a line said: the columns, and the day of lines that have only a time.</summary>
internal sealed record HeaderState(LogFieldMap? Map, long Day)
{
    /// <summary>True when lines mean the same after the other state.</summary>
    public bool IsSame(HeaderState other) =>
        (Map is null ? other.Map is null : Map.IsSame(other.Map)) && (Day == other.Day || Map is null || Map.Date >= 0);
}
