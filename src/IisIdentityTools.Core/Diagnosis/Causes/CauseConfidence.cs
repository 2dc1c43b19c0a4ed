namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>How far a cause is shown. A status alone never proves one.</summary>
public enum CauseConfidence
{
    /// <summary>It has this signature, and nothing at hand speaks for or against it.</summary>
    Possible,

    /// <summary>Facts at hand fit it, but one that would prove it is missing.</summary>
    Consistent,

    /// <summary>Its condition was computed from captured facts, and the signature fits.</summary>
    Proved,
}
