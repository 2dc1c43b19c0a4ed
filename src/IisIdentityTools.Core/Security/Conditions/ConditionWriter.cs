using static IisIdentityTools.Security.Conditions.ConditionTokenCode;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Writes the binary form of a condition. Source: [MS-DTYP] 2.4.4.17.4.</summary>
internal static class ConditionWriter
{
    public static byte[] Write(ConditionToken[] tokens)
    {
        var sink = new ByteSink();
        foreach (var letter in ConditionReader.Signature)
            sink.Write(letter);
        foreach (var token in tokens)
            Write(sink, token);
        return sink.ToAlignedArray();
    }

    private static void Write(ByteSink sink, ConditionToken token)
    {
        sink.Write((byte)token.Code);
        if (token.AttributeName is { } name)
            sink.WriteCountedText(name);
        else if (token.Code == Composite)
            WriteMembers(sink, token.Members);
        else if (token.Operator is null)
            WriteLiteral(sink, token);
    }

    private static void WriteMembers(ByteSink sink, ConditionToken[] members)
    {
        var start = sink.Length;
        sink.Write(0, 4);
        foreach (var member in members)
            Write(sink, member);
        sink.Patch(start, sink.Length - start - 4);
    }

    private static void WriteLiteral(ByteSink sink, ConditionToken token)
    {
        var value = token.Values[0];
        switch (token.Code)
        {
            case ConditionTokenCode.Text:
                sink.WriteCountedText(value.Text);
                break;
            case Octets:
                sink.WriteCounted(value.Octets);
                break;
            case Sid:
                sink.WriteCounted(value.Sid!.ToBytes());
                break;
            default:
                sink.Write(value.Bits, 8);
                sink.Write(token.Style.Sign);
                sink.Write(token.Style.Base);
                break;
        }
    }
}
