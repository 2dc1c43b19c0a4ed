namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>What says that a request was refused.</summary>
public enum RefusalBasis
{
    /// <summary>A log, a trace or another recording shows it.</summary>
    Observed,

    /// <summary>Somebody says so.</summary>
    Stated,

    /// <summary>Nobody asked yet: the facts of the server say that it would be.</summary>
    Predicted,
}
