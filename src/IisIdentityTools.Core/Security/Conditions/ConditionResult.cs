namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// What the condition of a callback entry comes to. An allowing entry counts only on <see cref="True"/>; a denying entry counts on
/// <see cref="True"/> and on <see cref="Unknown"/> ([MS-DTYP] 2.4.4.17.3). On <see cref="NotKnown"/> the rights of the entry stay open.
/// </summary>
public enum ConditionResult
{
    /// <summary>A fact that would decide was not captured. What Windows would find cannot be told; never to be read as yes or no.</summary>
    NotKnown,

    /// <summary>The condition holds.</summary>
    True,

    /// <summary>The condition does not hold: the entry has no effect.</summary>
    False,

    /// <summary>
    /// Windows' own UNKNOWN: an attribute is absent, or the condition makes no sense. The entry allows nothing, but does deny. Also
    /// given when missing facts leave open only results that have this same effect.
    /// </summary>
    Unknown,
}
