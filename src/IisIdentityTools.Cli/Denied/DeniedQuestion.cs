using IisIdentityTools.Diagnosis.Evidence.Files;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Denied;

/// <summary>What iisid denied is asked.</summary>
internal sealed class DeniedQuestion
{
    /// <summary>Files, folders and wildcards.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>The source that knows the names of sites; null for none.</summary>
    public string? Server { get; init; }

    /// <summary>Recordings besides the logs.</summary>
    public required EvidenceInput Evidence { get; init; }

    /// <summary>Every cause with every step.</summary>
    public bool ExplainsAll { get; init; }

    /// <summary>True when there is something to explain failures with.</summary>
    public bool IsExplained => Server is not null || !Evidence.IsEmpty;

    /// <summary>Sites by name or pattern; empty for all.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>The earliest time, UTC.</summary>
    public DateTime? After { get; init; }

    /// <summary>The latest time, UTC.</summary>
    public DateTime? Before { get; init; }

    /// <summary>The statuses asked about.</summary>
    public required StatusFilter Statuses { get; init; }

    /// <summary>Show what is no failure too.</summary>
    public bool IncludeHarmless { get; init; }

    /// <summary>Most groups or requests that are shown.</summary>
    public int Top { get; init; }

    /// <summary>Requests instead of groups.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Answers go to a program.</summary>
    public bool IsJson { get; init; }
}
