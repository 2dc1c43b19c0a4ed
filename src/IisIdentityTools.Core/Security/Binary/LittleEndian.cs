namespace IisIdentityTools.Security.Binary;

/// <summary>Numbers with the lowest byte first, as every number of a security descriptor is stored.</summary>
internal static class LittleEndian
{
    public static int Read16(byte[] bytes, int offset) => bytes[offset] | (bytes[offset + 1] << 8);

    public static uint Read32(byte[] bytes, int offset) =>
        (uint)(bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24));

    public static void Write16(byte[] bytes, int offset, int value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
    }

    public static void Write32(byte[] bytes, int offset, uint value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
        bytes[offset + 2] = (byte)(value >> 16);
        bytes[offset + 3] = (byte)(value >> 24);
    }
}
