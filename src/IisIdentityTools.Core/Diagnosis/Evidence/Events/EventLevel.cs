namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>How serious an event is, by the numbers of the Windows event schema.</summary>
public enum EventLevel
{
    /// <summary>None: audits of the Security log, and levels in a language that is not understood.</summary>
    None = 0,

    /// <summary>Critical.</summary>
    Critical = 1,

    /// <summary>Error.</summary>
    Error = 2,

    /// <summary>Warning.</summary>
    Warning = 3,

    /// <summary>Information.</summary>
    Information = 4,

    /// <summary>Verbose.</summary>
    Verbose = 5,
}
