using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>
/// Collapses what differs from request to request in the path of a URL: GUIDs become <c>{guid}</c>, long hexadecimal texts <c>{hex}</c>, and numbers <c>{n}</c>
/// when they are a whole name (with or without extension) or have three digits or more. Short digits in names (v1, app2) stay.
/// </summary>
internal sealed class UrlPattern
{
    /// <summary>Bytes of a path that are looked at; the rest becomes three dots.</summary>
    public const int Longest = 256;

    private const int GuidLength = 36;
    private const int ShortestHex = 16;
    private const int ShortestNumber = 3;

    // A number of three digits becomes a mark of three bytes, so that no mark makes a path longer but that of a name of one or two digits.
    private readonly byte[] _pattern = new byte[(2 * Longest) + 8];
    private int _length;

    /// <summary>Holds the pattern that was made last.</summary>
    public byte[] Bytes => _pattern;

    /// <summary>Makes the pattern of a path, up to its query if it has one.</summary>
    /// <returns>The pattern's length in <see cref="Bytes"/>.</returns>
    [MethodImpl(HotPath.Optimize)]
    public int Make(byte[] bytes, int start, int end)
    {
        _length = 0;
        var query = Array.IndexOf(bytes, (byte)'?', start, end - start);
        if (query >= 0)
            end = query;
        var stop = Math.Min(end, start + Longest);
        while (start < stop)
        {
            var slash = Array.IndexOf(bytes, (byte)'/', start, stop - start);
            var close = slash < 0 ? stop : slash;
            AddName(bytes, start, close);
            if (slash >= 0)
                _pattern[_length++] = (byte)'/';
            start = close + 1;
        }

        if (stop < end)
            Add("...");
        return _length;
    }

    [MethodImpl(HotPath.Optimize)]
    private void AddName(byte[] bytes, int start, int end)
    {
        if (start == end)
            return;
        var dot = Array.LastIndexOf(bytes, (byte)'.', end - 1, end - start);
        var name = dot > start ? dot : end;
        if (start < name && DigitsEnd(bytes, start, name) == name)
            Add("{n}");
        else
            AddParts(bytes, start, name);
        Copy(bytes, name, end);
    }

    [MethodImpl(HotPath.Optimize)]
    private void AddParts(byte[] bytes, int start, int end)
    {
        while (start < end)
        {
            var hex = HexEnd(bytes, start, end);
            var digits = DigitsEnd(bytes, start, end);
            if (IsGuid(bytes, start, end))
            {
                Add("{guid}");
                start += GuidLength;
            }
            else if (hex - start >= ShortestHex && digits < hex && HasDigit(bytes, start, hex))
            {
                Add("{hex}");
                start = hex;
            }
            else if (digits - start >= ShortestNumber)
            {
                Add("{n}");
                start = digits;
            }
            else
            {
                // The rest of a word is taken whole: a number begins where digits begin.
                var next = digits > start ? digits : WordEnd(bytes, start, end);
                next = Math.Max(next, start + 1);
                Copy(bytes, start, next);
                start = next;
            }
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private static bool IsGuid(byte[] bytes, int start, int end)
    {
        if (end - start < GuidLength)
            return false;
        for (var i = 0; i < GuidLength; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? bytes[start + i] != '-' : !IsHex(bytes[start + i]))
                return false;
        }

        return true;
    }

    private static bool HasDigit(byte[] bytes, int start, int end)
    {
        for (; start < end; start++)
        {
            if (IsDigit(bytes[start]))
                return true;
        }

        return false;
    }

    [MethodImpl(HotPath.Optimize)]
    private static int DigitsEnd(byte[] bytes, int start, int end)
    {
        while (start < end && IsDigit(bytes[start]))
            start++;
        return start;
    }

    [MethodImpl(HotPath.Optimize)]
    private static int HexEnd(byte[] bytes, int start, int end)
    {
        while (start < end && IsHex(bytes[start]))
            start++;
        return start;
    }

    [MethodImpl(HotPath.Optimize)]
    private static int WordEnd(byte[] bytes, int start, int end)
    {
        while (start < end && IsLetter(bytes[start]))
            start++;
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDigit(byte one) => one is >= (byte)'0' and <= (byte)'9';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsHex(byte one) => IsDigit(one) || (byte)(one | 0x20) is >= (byte)'a' and <= (byte)'f';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLetter(byte one) => (byte)(one | 0x20) is >= (byte)'a' and <= (byte)'z';

    private void Copy(byte[] bytes, int start, int end)
    {
        Buffer.BlockCopy(bytes, start, _pattern, _length, end - start);
        _length += end - start;
    }

    private void Add(string mark)
    {
        foreach (var letter in mark)
            _pattern[_length++] = (byte)letter;
    }
}
