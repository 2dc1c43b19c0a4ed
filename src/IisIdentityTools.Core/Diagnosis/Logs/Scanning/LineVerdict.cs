namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>What a line with a status that may matter turned out to be.</summary>
internal enum LineVerdict
{
    /// <summary>Nobody asked about it.</summary>
    NotAsked,

    /// <summary>It is asked about, and known what it is.</summary>
    Taken,

    /// <summary>It is asked about; what it is depends on what follows.</summary>
    Leg,

    /// <summary>It cannot be read.</summary>
    Broken,
}
