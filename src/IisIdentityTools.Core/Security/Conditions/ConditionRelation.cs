using static IisIdentityTools.Security.Conditions.ConditionOutcomes;
using static IisIdentityTools.Security.Conditions.ConditionTokenCode;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Compares an attribute with an attribute or with literals. Source: [MS-DTYP] 2.4.4.17.6.</summary>
internal static class ConditionRelation
{
    public static ConditionOutcomes Evaluate(ConditionTokenCode relation, ConditionOperand left, ConditionOperand right)
    {
        if (left.Attribute is not { } attribute || right.Token is null)
            return Error;
        if (IsAbsent(attribute) || (right.Attribute is { } other && IsAbsent(other)))
            return Unknown;
        // Types that do not match are an error. A claim that nobody captured is taken to be of the type that it is compared with: the
        // directory defines both, and otherwise nothing could be told of any condition with a claim in it.
        if (!attribute.IsKnown || right.Attribute is { IsKnown: false })
            return True | False | Unknown;

        var comparer = new AttributeValueComparer(attribute.IsCaseSensitive || right.Attribute is { IsCaseSensitive: true });
        var mine = left.Values;
        var theirs = right.Values;
        if (theirs.Length == 0)
            return EvaluateEmpty(relation);
        if (!Array.TrueForAll(mine, value => AttributeValueComparer.AreComparable(mine[0], value)) || !Array.TrueForAll(theirs, value => AttributeValueComparer.AreComparable(mine[0], value)))
            return Error;
        return EvaluateSets(relation, mine, theirs, comparer) ?? EvaluateOrder(relation, mine, theirs, comparer);
    }

    private static bool IsAbsent(AttributeFact attribute) => attribute is { IsKnown: true, Exists: false };

    // An attribute that exists has values, so an empty list is never equal to it; what it contains is an error.
    private static ConditionOutcomes EvaluateEmpty(ConditionTokenCode relation) => relation switch
    {
        Equal => False,
        NotEqual => True,
        _ => Error,
    };

    private static ConditionOutcomes? EvaluateSets(ConditionTokenCode relation, AttributeValue[] mine, AttributeValue[] theirs, AttributeValueComparer comparer) => relation switch
    {
        Equal => ConditionLogic.Of(AreEqual(mine, theirs, comparer)),
        NotEqual => ConditionLogic.Of(!AreEqual(mine, theirs, comparer)),
        Contains => ConditionLogic.Of(new HashSet<AttributeValue>(mine, comparer).IsSupersetOf(theirs)),
        NotContains => ConditionLogic.Of(!new HashSet<AttributeValue>(mine, comparer).IsSupersetOf(theirs)),
        AnyOf => ConditionLogic.Of(new HashSet<AttributeValue>(mine, comparer).Overlaps(theirs)),
        NotAnyOf => ConditionLogic.Of(!new HashSet<AttributeValue>(mine, comparer).Overlaps(theirs)),
        _ => null,
    };

    private static bool AreEqual(AttributeValue[] mine, AttributeValue[] theirs, AttributeValueComparer comparer) =>
        mine.Length == 1 && theirs.Length == 1 ? comparer.Equals(mine[0], theirs[0]) : new HashSet<AttributeValue>(mine, comparer).SetEquals(theirs);

    private static ConditionOutcomes EvaluateOrder(ConditionTokenCode relation, AttributeValue[] mine, AttributeValue[] theirs, AttributeValueComparer comparer)
    {
        if (mine.Length != 1 || theirs.Length != 1)
            return Unknown;
        if (mine[0].Kind == AttributeValueKind.Sid)
            return Error;
        var order = comparer.Compare(mine[0], theirs[0]);
        return ConditionLogic.Of(relation switch
        {
            Less => order < 0,
            LessOrEqual => order <= 0,
            Greater => order > 0,
            _ => order >= 0,
        });
    }
}
