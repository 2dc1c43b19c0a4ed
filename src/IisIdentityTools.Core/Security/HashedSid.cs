using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Security;

/// <summary>
/// SIDs that Windows derives from a name: first sub-authority, then the SHA-1 of the name in UTF-16LE, read as five little-endian
/// 32-bit numbers. SHA-1 is a naming scheme here, not a protection.
/// </summary>
internal static class HashedSid
{
    private const long NtAuthority = 5;

    public static SecurityIdentifier Create(uint firstSubAuthority, string casedName)
    {
        var hash = Sha1.Hash(Encoding.Unicode.GetBytes(casedName));
        var subAuthorities = new uint[6];
        subAuthorities[0] = firstSubAuthority;
        for (var i = 0; i < hash.Length; i++)
            subAuthorities[1 + (i / 4)] |= (uint)hash[i] << (8 * (i % 4));
        return new(NtAuthority, subAuthorities);
    }
}
