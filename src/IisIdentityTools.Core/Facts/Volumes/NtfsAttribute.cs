using System.Text;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>Names of the extended attributes by which ntfs-3g shows what NTFS stores. It never lists them: they are asked for by name.</summary>
internal static class NtfsAttribute
{
    /// <summary>The security descriptor, self-relative. A buffer that is too short is answered with EIO.</summary>
    public static readonly byte[] Descriptor = Encoding.ASCII.GetBytes("system.ntfs_acl\0");

    /// <summary>The file attributes: 32 bits, little-endian, Windows' own values ([MS-FSCC] 2.6), the folder bit among them.</summary>
    public static readonly byte[] Attributes = Encoding.ASCII.GetBytes("system.ntfs_attrib\0");

    /// <summary>How many bytes <see cref="Attributes"/> has.</summary>
    public const int AttributesLength = 4;

    /// <summary>The value of <see cref="Attributes"/>.</summary>
    public static FileAttributes ReadAttributes(byte[] bytes) => (FileAttributes)(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24);
}
