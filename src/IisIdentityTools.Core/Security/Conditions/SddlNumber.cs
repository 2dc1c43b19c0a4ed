namespace IisIdentityTools.Security.Conditions;

/// <summary>An integer as read from SDDL.</summary>
/// <param name="Magnitude">The digits' value, without sign.</param>
/// <param name="Style">Sign and base it was written with.</param>
/// <param name="Position">Where it begins, counted from 0.</param>
internal readonly record struct SddlNumber(ulong Magnitude, IntegerStyle Style, int Position)
{
    private const ulong SmallestMagnitude = 1UL << 63;

    /// <summary>The number as 64 bits with sign. Hexadecimal and octal digits without a sign may use all 64 bits.</summary>
    /// <exception cref="FormatException">It is out of range.</exception>
    public long ToSigned()
    {
        var isBits = Style is { Sign: IntegerStyle.NoSign, Base: not IntegerStyle.Decimal };
        var max = isBits ? ulong.MaxValue : Style.Sign == IntegerStyle.Minus ? SmallestMagnitude : long.MaxValue;
        if (Magnitude > max)
            throw SddlCursor.Error("the number is out of the range of 64 bits with sign", Position);
        return unchecked((long)(Style.Sign == IntegerStyle.Minus ? 0UL - Magnitude : Magnitude));
    }

    /// <summary>The number when it is not below zero and not larger than <paramref name="max"/>.</summary>
    /// <exception cref="FormatException">It is out of range.</exception>
    public ulong ToUnsigned(ulong max)
    {
        if (Magnitude > max || (Style.Sign == IntegerStyle.Minus && Magnitude != 0))
            throw SddlCursor.Error(FormattableString.Invariant($"the number is not within 0 and {max}"), Position);
        return Magnitude;
    }
}
