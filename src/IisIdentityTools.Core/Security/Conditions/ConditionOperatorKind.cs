namespace IisIdentityTools.Security.Conditions;

/// <summary>How an operator of conditions is written and what it takes.</summary>
internal enum ConditionOperatorKind
{
    /// <summary>Stands between an attribute and what it is compared with.</summary>
    Relational,

    /// <summary>Stands before an attribute.</summary>
    Existence,

    /// <summary>Stands before a SID or a list of SIDs.</summary>
    Membership,

    /// <summary>And, or, not: joins conditions.</summary>
    Logical,
}
