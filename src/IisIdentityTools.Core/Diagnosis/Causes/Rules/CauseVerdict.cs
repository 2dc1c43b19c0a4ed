namespace IisIdentityTools.Diagnosis.Causes.Rules;

/// <summary>What a rule says of a cause.</summary>
internal enum CauseVerdict
{
    /// <summary>It cannot be this one.</summary>
    Refuted,

    /// <summary>Nothing speaks for or against it.</summary>
    Possible,

    /// <summary>The facts fit, one is missing.</summary>
    Consistent,

    /// <summary>Its condition was computed from the facts.</summary>
    Proved,
}
