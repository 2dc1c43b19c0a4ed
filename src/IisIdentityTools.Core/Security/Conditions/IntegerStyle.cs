namespace IisIdentityTools.Security.Conditions;

/// <summary>How a number of a condition is spelt: the sign and base bytes of its binary form. Source: [MS-DTYP] 2.4.4.17.5.</summary>
/// <param name="Sign">1 plus, 2 minus, 3 none.</param>
/// <param name="Base">1 octal, 2 decimal, 3 hexadecimal.</param>
internal readonly record struct IntegerStyle(byte Sign, byte Base)
{
    public const byte Plus = 1;
    public const byte Minus = 2;
    public const byte NoSign = 3;
    public const byte Octal = 1;
    public const byte Decimal = 2;
    public const byte Hexadecimal = 3;

    /// <summary>Decimal without a plus sign: how a plain number is written.</summary>
    public static IntegerStyle Plain(long value) => new(value < 0 ? Minus : NoSign, Decimal);

    public bool IsValid => Sign is Plus or Minus or NoSign && Base is Octal or Decimal or Hexadecimal;
}
