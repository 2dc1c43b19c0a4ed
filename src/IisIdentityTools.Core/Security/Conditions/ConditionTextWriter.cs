using System.Text;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Writes a condition as Windows does: operands of logical operators in parentheses. Works without recursion.</summary>
internal sealed class ConditionTextWriter
{
    private readonly ConditionToken[] _tokens;
    private readonly int[] _starts;
    private readonly StringBuilder _text = new();

    // What is still to be written, the next on top: a text, or the place of the last token of an operand.
    private readonly Stack<(string? Text, int Last)> _work = new();

    private ConditionTextWriter(ConditionToken[] tokens)
    {
        _tokens = tokens;
        _starts = FindStarts(tokens);
    }

    public static string Write(ConditionToken[] tokens)
    {
        var writer = new ConditionTextWriter(tokens);
        writer.Plan("(", tokens.Length - 1, ")");
        while (writer._work.Count > 0)
            writer.Step(writer._work.Pop());
        return writer._text.ToString();
    }

    // Where the operand begins that ends at each place.
    private static int[] FindStarts(ConditionToken[] tokens)
    {
        var starts = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            starts[i] = i;
            for (var left = tokens[i].Operator?.Operands ?? 0; left > 0; left--)
                starts[i] = starts[starts[i] - 1];
        }

        return starts;
    }

    private void Step((string? Text, int Last) item)
    {
        if (item.Text is not null)
            _text.Append(item.Text);
        else if (_tokens[item.Last].Operator is { } found)
            WriteOperator(found, item.Last);
        else
            WriteOperand(_tokens[item.Last]);
    }

    private void WriteOperator(ConditionOperator found, int place)
    {
        var isLogical = found.Kind == ConditionOperatorKind.Logical;
        var right = place - 1;
        if (found.Operands == 1)
        {
            _text.Append(found.Text).Append(isLogical ? "" : " ");
            PlanOperand(right, isLogical);
            return;
        }

        PlanOperand(right, isLogical);
        _work.Push(($" {found.Text} ", 0));
        PlanOperand(_starts[right] - 1, isLogical);
    }

    private void PlanOperand(int last, bool inParentheses)
    {
        if (inParentheses || _tokens[last].Operator is not null)
            Plan("(", last, ")");
        else
            _work.Push((null, last));
    }

    private void Plan(string before, int last, string after)
    {
        _work.Push((after, 0));
        _work.Push((null, last));
        _work.Push((before, 0));
    }

    private void WriteOperand(ConditionToken token)
    {
        if (token.AttributeName is { } name)
            _text.Append(Prefix(token.Code)).Append(token.Code == ConditionTokenCode.LocalAttribute ? SddlText.LocalName(name) : SddlText.ClaimName(name));
        else if (token.Code == ConditionTokenCode.Composite)
            _text.Append('{').Append(string.Join(", ", token.Members.Select(Literal))).Append('}');
        else
            _text.Append(Literal(token));
    }

    private static string Prefix(ConditionTokenCode source) => source switch
    {
        ConditionTokenCode.UserAttribute => "@USER.",
        ConditionTokenCode.ResourceAttribute => "@RESOURCE.",
        ConditionTokenCode.DeviceAttribute => "@DEVICE.",
        _ => "",
    };

    private static string Literal(ConditionToken token)
    {
        var value = token.Values[0];
        return token.Code switch
        {
            ConditionTokenCode.Text => SddlText.Quoted(value.Text),
            ConditionTokenCode.Octets => "#" + SddlText.Hexadecimal(value.Octets),
            ConditionTokenCode.Sid => $"SID({SddlText.Sid(value.Sid!)})",
            _ => SddlText.Integer(unchecked((long)value.Bits), token.Style),
        };
    }
}
