using IisIdentityTools.Security.Interning;

namespace IisIdentityTools.Security.Binary;

/// <summary>Reads a SID inside a larger structure that ends before the array does. Shape: [MS-DTYP] 2.4.2.2.</summary>
internal static class SidBytes
{
    private const int HeaderLength = 8;

    /// <summary>Reads the SID at <paramref name="at"/>.</summary>
    /// <exception cref="FormatException">There is no SID before <paramref name="end"/>.</exception>
    public static SecurityIdentifier Read(byte[] bytes, int at, int end, SidPool? sids)
    {
        var left = end - at;
        if (left < HeaderLength)
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"a SID should begin and {Math.Max(0, left)} bytes are left"));
        if (bytes[at] != 1)
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"the revision of a SID is {bytes[at]}; only 1 exists"));
        int count = bytes[at + 1];
        if (count is 0 or > SecurityIdentifier.MaxSubAuthorities)
            throw DescriptorReader.Invalid(at + 1, FormattableString.Invariant($"a SID claims {count} sub-authorities; 1 to {SecurityIdentifier.MaxSubAuthorities} are possible"));
        if (left < HeaderLength + (4 * count))
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"a SID needs {HeaderLength + (4 * count)} bytes and {left} are left"));
        return sids is null ? SecurityIdentifier.FromBytes(bytes, at) : sids.Get(bytes, at, count);
    }
}
