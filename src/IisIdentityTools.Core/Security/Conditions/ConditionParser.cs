namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// Reads the SDDL form of a condition into postfix order, without recursion: how deep it nests costs no stack.
/// Grammar: [MS-DTYP] 2.5.1.1; what is accepted beyond it is what Windows accepts.
/// </summary>
internal sealed class ConditionParser
{
    private static readonly ConditionOperator s_and = ConditionOperator.Find(ConditionTokenCode.And)!;
    private static readonly ConditionOperator s_or = ConditionOperator.Find(ConditionTokenCode.Or)!;
    private static readonly ConditionOperator s_not = ConditionOperator.Find(ConditionTokenCode.Not)!;

    private readonly SddlCursor _cursor;
    private readonly ConditionTermReader _terms;
    private readonly List<ConditionToken> _output = [];

    // Operators that wait for their right side; null is an open parenthesis.
    private readonly Stack<ConditionOperator?> _pending = new();

    private ConditionParser(string text, int start, SddlDomains? domains)
    {
        _cursor = new(text, start, domains);
        _terms = new(_cursor);
    }

    /// <summary>Reads from the opening parenthesis at <paramref name="position"/> (blanks may come before) to the one that closes it, and moves the position behind.</summary>
    /// <exception cref="FormatException">The text is no condition; the message has the position, counted from 1 in the whole text.</exception>
    public static ConditionToken[] Parse(string text, ref int position, SddlDomains? domains)
    {
        var parser = new ConditionParser(text, position, domains);
        parser.Run();
        position = parser._cursor.Position;
        return [.. parser._output];
    }

    private void Run()
    {
        _cursor.SkipBlanks();
        _cursor.Take("(", "before a condition");
        _pending.Push(null);
        while (_pending.Count > 0)
        {
            ReadOperand();
            while (_pending.Count > 0 && !ReadJoint())
            {
            }
        }
    }

    private void ReadOperand()
    {
        _cursor.SkipBlanks();
        while (_cursor.Next is '(' or '!')
        {
            if (_cursor.TryTake("("))
                _pending.Push(null);
            else
                ReadNot();
            _cursor.SkipBlanks();
        }

        _terms.Read(_output);
    }

    private void ReadNot()
    {
        _cursor.Take("!", "before what it inverts");
        _cursor.SkipBlanks();
        if (_cursor.Next is not ('(' or '@'))
            throw _cursor.Expected("'(' after '!'");
        _pending.Push(s_not);
    }

    // True when an operand has to follow.
    private bool ReadJoint()
    {
        _cursor.SkipBlanks();
        if (_cursor.TryTake(")"))
        {
            Reduce(0);
            _pending.Pop();
            return false;
        }

        var joint = _cursor.TryTake("&&") ? s_and : _cursor.TryTake("||") ? s_or : throw _cursor.Expected("'&&', '||' or ')'");
        Reduce(Precedence(joint));
        _pending.Push(joint);
        return true;
    }

    private void Reduce(int precedence)
    {
        while (_pending.Peek() is { } waiting && Precedence(waiting) >= precedence)
            _output.Add(ConditionToken.Of(_pending.Pop()!));
    }

    private static int Precedence(ConditionOperator value) => value.Code switch
    {
        ConditionTokenCode.Not => 3,
        ConditionTokenCode.And => 2,
        _ => 1,
    };
}
