using System.Security.Cryptography;
using System.Text;

namespace IisIdentityTools.Security;

/// <summary>
/// SIDs that Windows derives from a name: first sub-authority, then the SHA-1 of the name in UTF-16LE, read as five little-endian
/// 32-bit numbers. SHA-1 is a naming scheme here, not a protection. <see cref="SHA1.Create()"/> gives the system's implementation,
/// which FIPS mode of the .NET Framework allows (it refuses SHA1Managed only).
/// </summary>
internal static class HashedSid
{
    private const long NtAuthority = 5;

    public static SecurityIdentifier Create(uint firstSubAuthority, string casedName)
    {
        using var sha1 = SHA1.Create();
        var hash = sha1.ComputeHash(Encoding.Unicode.GetBytes(casedName));
        var subAuthorities = new uint[6];
        subAuthorities[0] = firstSubAuthority;
        for (var i = 0; i < hash.Length; i++)
            subAuthorities[1 + (i / 4)] |= (uint)hash[i] << (8 * (i % 4));
        return new(NtAuthority, subAuthorities);
    }
}
