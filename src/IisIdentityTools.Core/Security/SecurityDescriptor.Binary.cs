using IisIdentityTools.Security.Binary;

namespace IisIdentityTools.Security;

public sealed partial class SecurityDescriptor
{
    /// <summary>Reads the self-relative binary form; bytes behind its parts are not looked at.</summary>
    /// <exception cref="FormatException">The bytes are no self-relative descriptor; the message names the offset.</exception>
    public static SecurityDescriptor FromBytes(byte[] bytes) => FromBytes(bytes, 0, bytes.Length);

    /// <summary>Reads the self-relative binary form out of a larger array.</summary>
    /// <param name="bytes">Holds the descriptor.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Number of bytes that may belong to it.</param>
    /// <exception cref="FormatException">The bytes are no self-relative descriptor; the message names the offset within the array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array.</exception>
    public static SecurityDescriptor FromBytes(byte[] bytes, int offset, int length)
    {
        ThrowIfOutside(bytes, offset, length);
        return new DescriptorReader(bytes, offset, length, null).Read();
    }

    /// <summary>
    /// Writes the self-relative binary form, parts in the order in which Windows writes them. Everything that was read is written, unused
    /// bytes within lists and entries included; where the parts lie may differ from what was read.
    /// </summary>
    /// <exception cref="InvalidOperationException">A list or an entry is larger than 65535 bytes.</exception>
    public byte[] ToBytes() => DescriptorWriter.Write(this);

    /// <summary>Refuses a piece that is not within the array.</summary>
    internal static void ThrowIfOutside(byte[] bytes, int offset, int length)
    {
        if (offset < 0 || offset > bytes.Length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "The offset is not within the array.");
        if (length < 0 || length > bytes.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The piece ends behind the array.");
    }
}
