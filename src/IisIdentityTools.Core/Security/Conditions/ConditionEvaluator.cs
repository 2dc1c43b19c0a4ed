using static IisIdentityTools.Security.Conditions.ConditionOutcomes;
using static IisIdentityTools.Security.Conditions.ConditionTokenCode;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Evaluates a condition on a stack, as [MS-DTYP] 2.5.3.1.5 does.</summary>
internal sealed class ConditionEvaluator(IConditionFacts facts, bool denies)
{
    private readonly Stack<ConditionOperand> _stack = new();

    public ConditionResult Evaluate(ConditionToken[] tokens)
    {
        foreach (var token in tokens)
            _stack.Push(token.Operator is { } found ? ConditionOperand.Result(Apply(found)) : ConditionOperand.Of(token, facts));
        return ConditionLogic.ToResult(_stack.Pop().ToOutcomes(), denies);
    }

    private ConditionOutcomes Apply(ConditionOperator found)
    {
        var right = _stack.Pop();
        return found.Kind switch
        {
            ConditionOperatorKind.Relational => ConditionRelation.Evaluate(found.Code, _stack.Pop(), right),
            ConditionOperatorKind.Membership => EvaluateMembership(found.Code, right.Token),
            ConditionOperatorKind.Existence => EvaluateExistence(found.Code, right),
            _ => found.Code switch
            {
                And => ConditionLogic.And(_stack.Pop().ToOutcomes(), right.ToOutcomes()),
                Or => ConditionLogic.Or(_stack.Pop().ToOutcomes(), right.ToOutcomes()),
                _ => ConditionLogic.Not(right.ToOutcomes()),
            },
        };
    }

    // The specification knows existence of local and resource attributes only and calls the rest an error, while Windows' editor
    // offers it for claims of users too: both answers stay possible there.
    private static ConditionOutcomes EvaluateExistence(ConditionTokenCode code, ConditionOperand operand)
    {
        if (operand.Attribute is not { } attribute)
            return Error;
        var outcomes = attribute.IsKnown ? ConditionLogic.Of(attribute.Exists) : True | False;
        if (operand.Token!.AttributeSource is AttributeSource.User or AttributeSource.Device)
            outcomes |= Error;
        return code == NotExists ? ConditionLogic.Not(outcomes) : outcomes;
    }

    private ConditionOutcomes EvaluateMembership(ConditionTokenCode code, ConditionToken? operand)
    {
        if (operand is null || operand.Values.Length == 0 || !Array.TrueForAll(operand.Values, value => value.Kind == AttributeValueKind.Sid))
            return Error;
        var isDevice = code is DeviceMemberOf or DeviceMemberOfAny or NotDeviceMemberOf or NotDeviceMemberOfAny;
        var isAny = code is MemberOfAny or DeviceMemberOfAny or NotMemberOfAny or NotDeviceMemberOfAny;
        var isNot = code is NotMemberOf or NotDeviceMemberOf or NotMemberOfAny or NotDeviceMemberOfAny;

        var result = ConditionLogic.Of(!isAny);
        foreach (var value in operand.Values)
        {
            var one = Holds(isDevice ? facts.DeviceStateOf(value.Sid!) : facts.UserStateOf(value.Sid!));
            result = isAny ? ConditionLogic.Or(result, one) : ConditionLogic.And(result, one);
        }

        return isNot ? ConditionLogic.Not(result) : result;
    }

    // In a denying entry a group counts that is there for denying only (Microsoft Learn, SDDL for Conditional ACEs, "Member_of").
    private ConditionOutcomes Holds(TokenSidState state) => state switch
    {
        TokenSidState.Enabled => True,
        TokenSidState.DenyOnly => ConditionLogic.Of(denies),
        TokenSidState.Absent => False,
        _ => True | False,
    };
}
