using static IisIdentityTools.Security.Conditions.ConditionOutcomes;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Logic with three values over sets of outcomes. Truth tables: [MS-DTYP] 2.4.4.17.7.</summary>
internal static class ConditionLogic
{
    private const ConditionOutcomes Values = True | False | Unknown;

    public static ConditionOutcomes Of(bool value) => value ? True : False;

    public static ConditionOutcomes Not(ConditionOutcomes set) =>
        (set & (Unknown | Error)) | ((set & True) != 0 ? False : None) | ((set & False) != 0 ? True : None);

    public static ConditionOutcomes And(ConditionOutcomes left, ConditionOutcomes right)
    {
        var result = (left | right) & Error;
        if ((left & Values) == 0 || (right & Values) == 0)
            return result;
        result |= left & right & True;
        result |= (left | right) & False;
        if (((left & Unknown) != 0 && (right & (True | Unknown)) != 0) || ((right & Unknown) != 0 && (left & True) != 0))
            result |= Unknown;
        return result;
    }

    public static ConditionOutcomes Or(ConditionOutcomes left, ConditionOutcomes right) => Not(And(Not(left), Not(right)));

    /// <summary>The result for an entry. Outcomes that have the same effect on it are one: UNKNOWN allows nothing, like FALSE, and denies, like TRUE.</summary>
    public static ConditionResult ToResult(ConditionOutcomes set, bool denies)
    {
        var values = (set & Error) != 0 ? (set & Values) | Unknown : set;
        return values switch
        {
            True => ConditionResult.True,
            False => ConditionResult.False,
            Unknown => ConditionResult.Unknown,
            True | Unknown when denies => ConditionResult.Unknown,
            False | Unknown when !denies => ConditionResult.Unknown,
            _ => ConditionResult.NotKnown,
        };
    }
}
