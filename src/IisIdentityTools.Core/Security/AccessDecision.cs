namespace IisIdentityTools.Security;

/// <summary>The outcome of an access check, without its reasons.</summary>
/// <param name="desired">What was asked for, generic bits mapped; with MAXIMUM_ALLOWED, every right there is.</param>
/// <param name="granted">The rights of it that are certainly given.</param>
/// <param name="refused">The rights of it that are certainly refused.</param>
/// <param name="isMaximum">True when MAXIMUM_ALLOWED was asked for: then what is refused counts only if it was also asked for by name.</param>
/// <param name="required">The rights asked for by name, generic bits mapped.</param>
public readonly struct AccessDecision(AccessMask desired, AccessMask granted, AccessMask refused, AccessMask required, bool isMaximum) : IEquatable<AccessDecision>
{
    /// <summary>What was asked for, generic bits mapped.</summary>
    public AccessMask Desired { get; } = desired;

    /// <summary>The rights that are certainly given.</summary>
    public AccessMask Granted { get; } = granted;

    /// <summary>The rights that are certainly refused.</summary>
    public AccessMask Refused { get; } = refused;

    /// <summary>The rights that cannot be told.</summary>
    public AccessMask Open => Desired & ~(Granted | Refused);

    /// <summary>Denied when a right asked for by name is refused, unknown when one cannot be told, else allowed.</summary>
    public AccessVerdict Verdict =>
        Refused.HasAny(required) ? AccessVerdict.Denied
        : Open.HasAny(required) ? AccessVerdict.Unknown
        : !isMaximum || !Granted.IsNone ? AccessVerdict.Allowed
        : Open.IsNone ? AccessVerdict.Denied : AccessVerdict.Unknown;

    /// <inheritdoc/>
    public bool Equals(AccessDecision other) => Desired == other.Desired && Granted == other.Granted && Refused == other.Refused && Verdict == other.Verdict;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AccessDecision other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Granted.GetHashCode() ^ (Refused.GetHashCode() << 1);

    /// <summary>True when the outcomes are the same.</summary>
    public static bool operator ==(AccessDecision left, AccessDecision right) => left.Equals(right);

    /// <summary>True when the outcomes differ.</summary>
    public static bool operator !=(AccessDecision left, AccessDecision right) => !left.Equals(right);
}
