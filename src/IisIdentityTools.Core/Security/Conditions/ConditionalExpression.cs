using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// The condition of a callback entry ("conditional ACE"). Immutable, safe to use from several threads at once. Binary form:
/// [MS-DTYP] 2.4.4.17; text form: [MS-DTYP] 2.5.1.1. Size is bounded, and nothing recurses into it.
/// </summary>
public sealed class ConditionalExpression
{
    /// <summary>Longest binary form in bytes: an entry with all its parts has at most 65,535.</summary>
    public const int MaxBinaryLength = 65_532;

    private readonly ConditionToken[] _tokens;

    private ConditionalExpression(ConditionToken[] tokens) => _tokens = tokens;

    /// <summary>False when a text in it holds a quote or a zero character, which SDDL cannot write.</summary>
    public bool HasSddl => Array.TrueForAll(_tokens, token => Array.TrueForAll(token.Values, value => SddlText.IsQuotable(value.Text)));

    /// <summary>True when the data of a callback entry claims to be a condition: it begins with "artx".</summary>
    public static bool IsCondition(byte[] applicationData) => ConditionReader.HasSignature(applicationData);

    /// <summary>Reads the binary form: what follows the SID of a callback entry, with the signature "artx".</summary>
    /// <exception cref="FormatException">It is malformed; the message has the offset. Windows evaluates such a condition to UNKNOWN.</exception>
    public static ConditionalExpression FromBytes(byte[] applicationData)
    {
        var tokens = ConditionReader.Read(applicationData);
        return IsComplete(tokens) ? new(tokens) : throw ByteCursor.Error("operators and operands do not match", ConditionReader.Signature.Count);
    }

    /// <summary>Reads the binary form, without an exception.</summary>
    /// <param name="applicationData">What follows the SID of a callback entry.</param>
    /// <param name="expression">The condition, or null when the data is none.</param>
    /// <param name="error">What is wrong and at which offset, or null.</param>
    public static bool TryFromBytes(byte[] applicationData, [NotNullWhen(true)] out ConditionalExpression? expression, out string? error)
    {
        try
        {
            expression = FromBytes(applicationData);
            error = null;
            return true;
        }
        catch (FormatException exception)
        {
            expression = null;
            error = exception.Message;
            return false;
        }
    }

    /// <summary>Reads the SDDL form with its outer parentheses, as it ends an entry: <c>(@User.Title=="PM")</c>.</summary>
    /// <param name="text">The condition and nothing else but blanks.</param>
    /// <param name="domains">What domain-relative aliases such as <c>SID(DA)</c> stand on.</param>
    /// <exception cref="SddlException">It is malformed; the message has the position, counted from 1.</exception>
    public static ConditionalExpression Parse(string text, SddlDomains? domains = null)
    {
        var end = 0;
        var expression = Parse(text, ref end, domains);
        return text.TrimEnd().Length == end ? expression : throw SddlCursor.Error("the condition ends here, and more follows", end);
    }

    /// <summary>The binary form: "artx", the tokens, and zeros up to a multiple of four bytes.</summary>
    public byte[] ToBytes() => ConditionWriter.Write(_tokens);

    /// <summary>What the condition comes to.</summary>
    /// <param name="facts">Who asks, and what is known.</param>
    /// <param name="denies">True for a denying entry, for which deny-only groups are members too.</param>
    public ConditionResult Evaluate(IConditionFacts facts, bool denies) => new ConditionEvaluator(facts, denies).Evaluate(_tokens);

    /// <summary>
    /// The SDDL form with its outer parentheses, spelt as Windows spells it: <c>((@USER.Title == "PM") &amp;&amp; (Member_of {SID(BA)}))</c>.
    /// It can be read again when <see cref="HasSddl"/> is true and every operator has operands that the grammar allows.
    /// </summary>
    public override string ToString() => ConditionTextWriter.Write(_tokens);

    /// <summary>Reads the condition that begins with the parenthesis at <paramref name="position"/> (blanks may come before), and moves the position behind the one that closes it.</summary>
    /// <exception cref="SddlException">It is malformed; the message has the position in the whole text, counted from 1.</exception>
    internal static ConditionalExpression Parse(string text, ref int position, SddlDomains? domains)
    {
        var start = position;
        var expression = new ConditionalExpression(ConditionParser.Parse(text, ref position, domains));
        return expression.ToBytes().Length <= MaxBinaryLength ? expression
            : throw SddlCursor.Error(FormattableString.Invariant($"the condition has more than {MaxBinaryLength} bytes in binary form"), start);
    }

    private static bool IsComplete(ConditionToken[] tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            var operands = token.Operator?.Operands ?? 0;
            if (depth < operands)
                return false;
            depth += 1 - operands;
        }

        return depth == 1;
    }
}
