using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>Which lines of the logs are asked about.</summary>
public sealed class FailureQuery
{
    /// <summary>Samples of a group when nothing else is said.</summary>
    public const int DefaultSamples = 3;

    /// <summary>Sites as the logs name them (<c>W3SVC2</c> or a name), their ids, or wildcard patterns of these; without any, all.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>The earliest time, inclusive; null: from the beginning. A time of no kind is local.</summary>
    public DateTime? After { get; init; }

    /// <summary>The latest time, inclusive; null: to the end. A time of no kind is local.</summary>
    public DateTime? Before { get; init; }

    /// <summary>The statuses asked about.</summary>
    public StatusFilter Statuses { get; init; } = StatusFilter.All;

    /// <summary>True to give groups (or entries) of handshake legs, anonymous probes and client aborts too; they are counted anyway.</summary>
    public bool IncludeHarmless { get; init; }

    /// <summary>Most lines that a group keeps as examples.</summary>
    public int Samples { get; init; } = DefaultSamples;

    /// <summary>
    /// Paths of applications as <c>site/path</c> (<c>W3SVC1/shop</c>), the site as the logs name it: they decide <see cref="FailureGroup.Application"/>. Without any it stays empty.
    /// </summary>
    public IReadOnlyList<string> Applications { get; init; } = [];

    /// <summary>What a server calls its sites: groups and entries of its logs have the name, and <see cref="Sites"/> may.</summary>
    public LoggedSites SiteNames { get; init; } = LoggedSites.None;

    /// <summary>Called a few times a second on the caller's thread: bytes read and bytes there are (of packed files, packed bytes).</summary>
    public Action<long, long>? OnProgress { get; init; }

    /// <summary>Bytes read at a time.</summary>
    internal int BlockSize { get; init; } = LineReader.DefaultBlockSize;

    /// <summary>Bytes of a file that one processor takes; 0: by the size of the file.</summary>
    internal long SegmentSize { get; init; }
}
