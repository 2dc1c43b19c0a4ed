using static IisIdentityTools.Security.Conditions.ConditionTokenCode;

namespace IisIdentityTools.Security.Conditions;

/// <summary>An operator of conditions: its code, its spelling, and how it stands in an expression.</summary>
internal sealed class ConditionOperator
{
    // Spelt as Windows writes them; read without case. Longer symbols stand before their beginnings.
    private static readonly ConditionOperator[] s_all =
    [
        new(Equal, "==", ConditionOperatorKind.Relational),
        new(NotEqual, "!=", ConditionOperatorKind.Relational),
        new(LessOrEqual, "<=", ConditionOperatorKind.Relational),
        new(Less, "<", ConditionOperatorKind.Relational),
        new(GreaterOrEqual, ">=", ConditionOperatorKind.Relational),
        new(Greater, ">", ConditionOperatorKind.Relational),
        new(Contains, "Contains", ConditionOperatorKind.Relational),
        new(NotContains, "Not_Contains", ConditionOperatorKind.Relational),
        new(AnyOf, "Any_of", ConditionOperatorKind.Relational),
        new(NotAnyOf, "Not_Any_of", ConditionOperatorKind.Relational),
        new(Exists, "Exists", ConditionOperatorKind.Existence),
        new(NotExists, "Not_Exists", ConditionOperatorKind.Existence),
        new(MemberOf, "Member_of", ConditionOperatorKind.Membership),
        new(DeviceMemberOf, "Device_Member_of", ConditionOperatorKind.Membership),
        new(MemberOfAny, "Member_of_any", ConditionOperatorKind.Membership),
        new(DeviceMemberOfAny, "Device_Member_of_Any", ConditionOperatorKind.Membership),
        new(NotMemberOf, "Not_Member_of", ConditionOperatorKind.Membership),
        new(NotDeviceMemberOf, "Not_Device_Member_of", ConditionOperatorKind.Membership),
        new(NotMemberOfAny, "Not_Member_of_Any", ConditionOperatorKind.Membership),
        new(NotDeviceMemberOfAny, "Not_Device_Member_of_Any", ConditionOperatorKind.Membership),
        new(Not, "!", ConditionOperatorKind.Logical),
        new(And, "&&", ConditionOperatorKind.Logical),
        new(Or, "||", ConditionOperatorKind.Logical),
    ];

    private static readonly Dictionary<ConditionTokenCode, ConditionOperator> s_byCode = s_all.ToDictionary(one => one.Code);
    private static readonly Dictionary<string, ConditionOperator> s_byText = s_all.ToDictionary(one => one.Text, StringComparer.OrdinalIgnoreCase);

    private ConditionOperator(ConditionTokenCode code, string text, ConditionOperatorKind kind)
    {
        Code = code;
        Text = text;
        Kind = kind;
    }

    /// <summary>The symbols of relations, those that begin like others first.</summary>
    public static IEnumerable<ConditionOperator> RelationSymbols => s_all.Where(one => one.Kind == ConditionOperatorKind.Relational && !char.IsLetter(one.Text[0]));

    public ConditionTokenCode Code { get; }

    public string Text { get; }

    public ConditionOperatorKind Kind { get; }

    /// <summary>Number of operands: 1 or 2.</summary>
    public int Operands => Kind == ConditionOperatorKind.Relational || Code is And or Or ? 2 : 1;

    public static ConditionOperator? Find(ConditionTokenCode code) => s_byCode.TryGetValue(code, out var found) ? found : null;

    public static ConditionOperator? Find(string text) => s_byText.TryGetValue(text, out var found) ? found : null;
}
