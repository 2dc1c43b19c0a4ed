using System.Globalization;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Evidence.Events;

/// <summary>Error codes as events write them.</summary>
internal static class EventCodes
{
    /// <summary>How a code of zero is shown.</summary>
    public const string None = "0x00000000";

    /// <summary>A code written as "0xc000006d" or decimal; null when it is none.</summary>
    public static ErrorCode? Text(string text) => StatusText.ErrorCode(text) is { } code ? Win32Codes.Describe(code) : null;

    /// <summary>A code in the event's data: the first four bytes, lowest first, "2E050780" for 0x8007052E; null when there are none.</summary>
    public static ErrorCode? Binary(string digits)
    {
        if (digits.Length < 8 || !uint.TryParse(digits.Substring(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var swapped))
            return null;
        var code = ((swapped & 0xFF) << 24) | ((swapped & 0xFF00) << 8) | ((swapped >> 8) & 0xFF00) | (swapped >> 24);
        return Win32Codes.Describe(code);
    }
}
