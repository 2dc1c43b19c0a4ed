using System.Security.Cryptography;

namespace IisIdentityTools.Compatibility;

/// <summary>
/// SHA-1 in one call. The .NET Framework needs an object for it; <see cref="SHA1.Create()"/> gives the system's implementation, which
/// FIPS mode of the .NET Framework allows (it refuses SHA1Managed only).
/// </summary>
internal static class Sha1
{
    /// <summary>The 20 bytes of the hash.</summary>
    public static byte[] Hash(byte[] data)
    {
#if NETSTANDARD2_0
        using var sha1 = SHA1.Create();
        return sha1.ComputeHash(data);
#else
        return SHA1.HashData(data);
#endif
    }
}
