namespace IisIdentityTools.Security.Conditions;

/// <summary>One token of a condition in postfix order: an operator, an attribute, a literal, or a list of literals. Immutable.</summary>
internal sealed class ConditionToken
{
    private ConditionToken(ConditionTokenCode code) => Code = code;

    public ConditionTokenCode Code { get; }

    /// <summary>The operator, or null when this is an operand.</summary>
    public ConditionOperator? Operator { get; private init; }

    /// <summary>Name of the attribute, or null when this is none.</summary>
    public string? AttributeName { get; private init; }

    /// <summary>Values of a literal: one, or those of a list; not to be changed. Empty for operators and attributes.</summary>
    public AttributeValue[] Values { get; private init; } = [];

    /// <summary>Members of a list as tokens, for their spelling.</summary>
    public ConditionToken[] Members { get; private init; } = [];

    /// <summary>How a number is spelt.</summary>
    public IntegerStyle Style { get; private init; }

    public AttributeSource AttributeSource => Code switch
    {
        ConditionTokenCode.UserAttribute => AttributeSource.User,
        ConditionTokenCode.ResourceAttribute => AttributeSource.Resource,
        ConditionTokenCode.DeviceAttribute => AttributeSource.Device,
        _ => AttributeSource.Local,
    };

    public static ConditionToken Of(ConditionOperator value) => new(value.Code) { Operator = value };

    public static ConditionToken Attribute(ConditionTokenCode source, string name) => new(source) { AttributeName = name };

    public static ConditionToken Integer(ConditionTokenCode width, long value, IntegerStyle style) => new(width) { Values = [AttributeValue.Of(value)], Style = style };

    public static ConditionToken Text(string value) => new(ConditionTokenCode.Text) { Values = [AttributeValue.Of(value)] };

    public static ConditionToken Octets(byte[] value) => new(ConditionTokenCode.Octets) { Values = [AttributeValue.Of(value)] };

    public static ConditionToken Sid(SecurityIdentifier value) => new(ConditionTokenCode.Sid) { Values = [AttributeValue.Of(value)] };

    public static ConditionToken Composite(ConditionToken[] members) =>
        new(ConditionTokenCode.Composite) { Members = members, Values = Array.ConvertAll(members, member => member.Values[0]) };
}
