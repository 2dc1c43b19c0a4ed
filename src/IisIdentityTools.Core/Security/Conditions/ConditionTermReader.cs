namespace IisIdentityTools.Security.Conditions;

/// <summary>Reads the terms of a condition: an attribute, a comparison, a test for membership or existence.</summary>
internal sealed class ConditionTermReader(SddlCursor cursor)
{
    /// <summary>Reads one term and adds its tokens in postfix order.</summary>
    public void Read(List<ConditionToken> output)
    {
        var word = cursor.PeekWord();
        var found = word.Length > 0 ? ConditionOperator.Find(word) : null;
        switch (found?.Kind)
        {
            case ConditionOperatorKind.Membership:
                cursor.Skip(word.Length);
                output.Add(ReadValue(mayBeAttribute: false));
                output.Add(ConditionToken.Of(found));
                break;
            case ConditionOperatorKind.Existence:
                cursor.Skip(word.Length);
                cursor.SkipBlanks();
                output.Add(ReadAttribute());
                output.Add(ConditionToken.Of(found));
                break;
            default:
                output.Add(ReadAttribute());
                ReadRelation(output);
                break;
        }
    }

    private void ReadRelation(List<ConditionToken> output)
    {
        cursor.SkipBlanks();
        if (FindRelation() is not { } relation)
            return;
        output.Add(ReadValue(mayBeAttribute: true));
        output.Add(ConditionToken.Of(relation));
    }

    private ConditionOperator? FindRelation()
    {
        if (ConditionOperator.RelationSymbols.FirstOrDefault(one => cursor.TryTake(one.Text)) is { } symbol)
            return symbol;
        var word = cursor.PeekWord();
        if (word.Length == 0)
            return null;
        if (ConditionOperator.Find(word) is not { Kind: ConditionOperatorKind.Relational } named)
            throw cursor.Expected("an operator");
        cursor.Skip(word.Length);
        return named;
    }

    private ConditionToken ReadAttribute()
    {
        if (cursor.TryTake("@User."))
            return ConditionToken.Attribute(ConditionTokenCode.UserAttribute, cursor.ReadClaimName());
        if (cursor.TryTake("@Device."))
            return ConditionToken.Attribute(ConditionTokenCode.DeviceAttribute, cursor.ReadClaimName());
        if (cursor.TryTake("@Resource."))
            return ConditionToken.Attribute(ConditionTokenCode.ResourceAttribute, cursor.ReadClaimName());
        if (cursor.PeekWord().Length == 0)
            throw cursor.Expected("an attribute (a name, '@User.', '@Device.' or '@Resource.') or an operator");
        return ConditionToken.Attribute(ConditionTokenCode.LocalAttribute, cursor.ReadLocalName());
    }

    // The grammar has no parentheses around values; Windows reads them.
    private ConditionToken ReadValue(bool mayBeAttribute)
    {
        var parentheses = 0;
        for (cursor.SkipBlanks(); cursor.TryTake("("); cursor.SkipBlanks())
            parentheses++;
        var value = mayBeAttribute && parentheses == 0 && cursor.Next == '@' ? ReadAttribute() : cursor.Next == '{' ? ReadComposite() : ReadLiteral();
        for (; parentheses > 0; parentheses--)
        {
            cursor.SkipBlanks();
            cursor.Take(")", "after a value");
        }

        return value;
    }

    private ConditionToken ReadComposite()
    {
        cursor.Take("{", "before a list");
        var members = new List<ConditionToken>();
        for (cursor.SkipBlanks(); !cursor.TryTake("}"); cursor.SkipBlanks())
        {
            if (members.Count > 0)
            {
                cursor.Take(",", "or '}' after a value");
                cursor.SkipBlanks();
            }

            members.Add(ReadLiteral());
        }

        return ConditionToken.Composite([.. members]);
    }

    private ConditionToken ReadLiteral()
    {
        if (cursor.Next == '"')
            return ConditionToken.Text(cursor.ReadQuoted());
        if (cursor.Next == '#')
            return ReadOctets();
        if (cursor.TryTake("SID("))
            return ReadSid();
        if (cursor.Next is not ((>= '0' and <= '9') or '-' or '+'))
            throw cursor.Expected("a number, a text in quotes, '#' with hexadecimal digits or 'SID('");
        var number = cursor.ReadNumber();
        return ConditionToken.Integer(ConditionTokenCode.Integer64, number.ToSigned(), number.Style);
    }

    // With an odd number of digits after it, the first # is a digit 0 itself (Microsoft Learn, SDDL for Conditional ACEs, "BLOB").
    private ConditionToken ReadOctets()
    {
        cursor.Take("#", "before octets");
        return ConditionToken.Octets(cursor.ReadOctets());
    }

    private ConditionToken ReadSid()
    {
        cursor.SkipBlanks();
        var sid = cursor.ReadSid();
        cursor.SkipBlanks();
        cursor.Take(")", "after a SID");
        return ConditionToken.Sid(sid);
    }
}
