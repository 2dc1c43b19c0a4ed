using System.Reflection;
using System.Reflection.Emit;

namespace IisIdentityTools.Tests.Architecture;

/// <summary>What the compiled code of a type refers to: read from signatures and from every instruction of its methods.</summary>
internal static class CodeReferences
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every member that a type's code names: types, methods, constructors, fields.</summary>
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        foreach (var named in new[] { type.BaseType }.Concat(type.GetInterfaces()))
            if (named is not null)
                yield return named;
        foreach (var field in type.GetFields(Everything))
            yield return field.FieldType;
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
            foreach (var member in Of(method))
                yield return member;
    }

    /// <summary>The types behind a member: its own, its declaring one, and those in its generic arguments.</summary>
    public static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        Type type => Unfold(type),
        MethodInfo { IsGenericMethod: true } method => Unfold(method.DeclaringType).Concat(method.GetGenericArguments().SelectMany(Unfold)),
        _ => Unfold(member.DeclaringType),
    };

    private static IEnumerable<MemberInfo> Of(MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var result })
            yield return result;
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            yield return Resolve(method, token);
    }

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? s_opCodes[unchecked((short)(0xFE00 | code[at + 1]))] : s_opCodes[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += OperandSize(opCode.OperandType, code, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Unfold(Type? type)
    {
        if (type is null)
            yield break;
        if (type.HasElementType)
        {
            foreach (var inner in Unfold(type.GetElementType()))
                yield return inner;
            yield break;
        }

        yield return type;
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
            foreach (var inner in Unfold(argument))
                yield return inner;
    }
}
