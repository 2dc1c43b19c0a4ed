using System.Security.Cryptography;

namespace IisIdentityTools.Compatibility;

/// <summary>SHA-256 in one call; the .NET Framework needs an object for it, and FIPS mode allows the one that the system makes.</summary>
internal static class Sha256
{
    /// <summary>The 32 bytes of the hash.</summary>
    public static byte[] Hash(byte[] data)
    {
#if NETSTANDARD2_0
        using var sha256 = SHA256.Create();
        return sha256.ComputeHash(data);
#else
        return SHA256.HashData(data);
#endif
    }
}
