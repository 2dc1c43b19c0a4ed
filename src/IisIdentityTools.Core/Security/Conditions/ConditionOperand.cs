namespace IisIdentityTools.Security.Conditions;

/// <summary>What lies on the stack while a condition is evaluated: a result, a literal, or an attribute with what is known of it.</summary>
internal readonly struct ConditionOperand
{
    private ConditionOperand(ConditionToken? token, AttributeFact? attribute, ConditionOutcomes outcomes)
    {
        Token = token;
        Attribute = attribute;
        Outcomes = outcomes;
    }

    /// <summary>The literal or attribute, or null for a result.</summary>
    public ConditionToken? Token { get; }

    /// <summary>What is known of the attribute, or null when this is none.</summary>
    public AttributeFact? Attribute { get; }

    /// <summary>What a result may be; none for the others.</summary>
    public ConditionOutcomes Outcomes { get; }

    /// <summary>Values of the literal or attribute; empty for a result.</summary>
    public AttributeValue[] Values => Attribute?.ValueArray ?? Token?.Values ?? [];

    public static ConditionOperand Result(ConditionOutcomes outcomes) => new(null, null, outcomes);

    public static ConditionOperand Of(ConditionToken token, IConditionFacts facts) =>
        new(token, token.AttributeName is { } name ? facts.Attribute(token.AttributeSource, name) : null, ConditionOutcomes.None);

    /// <summary>
    /// What it means as a condition of its own: numbers are true unless 0, texts unless empty, an absent attribute is UNKNOWN, and a
    /// literal is an error ([MS-DTYP] 2.4.4.17.7). The rest has no rule and is UNKNOWN.
    /// </summary>
    public ConditionOutcomes ToOutcomes()
    {
        if (Token is null)
            return Outcomes;
        if (Attribute is null)
            return ConditionOutcomes.Error;
        if (!Attribute.IsKnown)
            return ConditionOutcomes.True | ConditionOutcomes.False | ConditionOutcomes.Unknown;
        if (Values.Length != 1)
            return ConditionOutcomes.Unknown;
        var value = Values[0];
        return value.IsNumber ? ConditionLogic.Of(value.Bits != 0)
            : value.Kind == AttributeValueKind.Text ? ConditionLogic.Of(value.Text.Length > 0)
            : ConditionOutcomes.Unknown;
    }
}
