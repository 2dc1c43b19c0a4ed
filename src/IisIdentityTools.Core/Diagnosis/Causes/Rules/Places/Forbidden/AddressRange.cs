using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>An address with a mask, as an entry of ipSecurity has it: "10.1.0.0" with "255.255.0.0", "fd00::" with "ffff::" or "16".</summary>
internal sealed class AddressRange
{
    private readonly byte[] _address;
    private readonly byte[] _mask;

    private AddressRange(byte[] address, byte[] mask)
    {
        _address = address;
        _mask = mask;
    }

    /// <summary>Reads an entry; null when it has no address that can be read.</summary>
    public static AddressRange? Parse(string address, string mask)
    {
        if (!IPAddress.TryParse(address.Trim(), out var parsed))
            return null;
        var bytes = parsed.GetAddressBytes();
        return MaskOf(mask.Trim(), bytes.Length) is { } bits ? new AddressRange(bytes, bits) : null;
    }

    /// <summary>Whether an address of a client lies in it; null when the text is no address.</summary>
    public bool? Has(string client)
    {
        var text = client.Trim();
        var zone = text.IndexOf('%');
        if (!IPAddress.TryParse(zone < 0 ? text : text.Substring(0, zone), out var parsed))
            return null;
        if (parsed.IsIPv4MappedToIPv6)
            parsed = parsed.MapToIPv4();
        var bytes = parsed.GetAddressBytes();
        if (bytes.Length != _address.Length)
            return false;
        for (var i = 0; i < bytes.Length; i++)
            if ((bytes[i] & _mask[i]) != (_address[i] & _mask[i]))
                return false;
        return true;
    }

    private static byte[]? MaskOf(string mask, int length)
    {
        // The schema's default mask is the one of a single IPv4 address; for an IPv6 address it means a single one too.
        if (mask.Length == 0 || (length == 16 && mask == "255.255.255.255"))
            return Prefix(length * 8, length);
        if (int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            return bits <= length * 8 ? Prefix(bits, length) : null;
        if (!IPAddress.TryParse(mask, out var parsed))
            return null;
        return parsed.AddressFamily == (length == 4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6) ? parsed.GetAddressBytes() : null;
    }

    private static byte[] Prefix(int bits, int length)
    {
        var mask = new byte[length];
        for (var i = 0; i < bits; i++)
            mask[i / 8] |= (byte)(0x80 >> (i % 8));
        return mask;
    }
}
