using System.Globalization;

namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>
/// Translates the codes of sc-win32-status, of traces and of logon events. IIS puts four numberings into one column, all written as
/// unsigned decimal: the range tells which it is. Sources: [MS-ERREF] 2.1 (HRESULT), 2.2 (Win32), 2.3 (NTSTATUS); WinHTTP error messages.
/// </summary>
public static class Win32Codes
{
    private const uint FirstHResult = 0x80000000;
    private const uint FirstNtStatus = 0xC0000000;
    private const uint FirstWrappedNtStatus = 0xD0000000;
    private const uint NtBit = 0x10000000;
    private const uint Win32Facility = 0x80070000;

    private static readonly Dictionary<uint, ErrorCodeRow> s_rows =
        Win32Errors.Rows.Concat(WinHttpErrors.Rows).Concat(HResults.Rows).Concat(NtStatuses.Rows).ToDictionary(row => row.Value);

    /// <summary>Every code that the table names, ordered by value.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } = Array.AsReadOnly(s_rows.Keys.OrderBy(value => value).Select(value => Describe(value)).ToArray());

    /// <summary>
    /// Translates a code. A code that the table does not have comes back with its hexadecimal form, its kind and an empty name.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The code has more than 32 bits, or is below -2147483648.</exception>
    public static ErrorCode Describe(long code)
    {
        if (code is > uint.MaxValue or < int.MinValue)
            throw new ArgumentOutOfRangeException(nameof(code), code, "An error code has 32 bits.");
        var value = unchecked((uint)code);
        var kind = KindOf(value);
        var row = Find(value);
        return new()
        {
            Value = value,
            Hex = Hex(value),
            Kind = kind,
            Name = row?.Name ?? "",
            Meaning = row?.Meaning ?? $"Not known to this table: {Words(kind)} {Hex(value)}.",
            Win32 = Win32Of(value, row),
        };
    }

    /// <summary>The code as sc-win32-status writes it: an HRESULT that wraps a Win32 error is logged as that error (rule A8), others stay.</summary>
    public static long AsLogged(long code) => IsWin32HResult(unchecked((uint)code)) ? code & 0xFFFF : unchecked((uint)code);

    /// <summary>Eight hexadecimal digits, "0x8009030E".</summary>
    public static string Hex(long code) => "0x" + unchecked((uint)code).ToString("X8", CultureInfo.InvariantCulture);

    private static ErrorCodeRow? Find(uint value)
    {
        if (s_rows.TryGetValue(value, out var row))
            return row;
        if (IsWin32HResult(value) && s_rows.TryGetValue(value & 0xFFFF, out row))
            return row;
        return IsWrappedNtStatus(value) && s_rows.TryGetValue(value & ~NtBit, out row) ? row : null;
    }

    private static int Win32Of(uint value, ErrorCodeRow? row) =>
        value <= 0xFFFF ? (int)value : IsWin32HResult(value) ? (int)(value & 0xFFFF) : row?.Win32 ?? 0;

    private static ErrorCodeKind KindOf(uint value) => value switch
    {
        0 => ErrorCodeKind.Success,
        >= 12000 and <= 12999 => ErrorCodeKind.WinHttp,
        <= 0xFFFF => ErrorCodeKind.Win32,
        >= FirstHResult and < FirstNtStatus => ErrorCodeKind.HResult,
        >= FirstNtStatus and < FirstWrappedNtStatus => ErrorCodeKind.NtStatus,
        _ => IsWrappedNtStatus(value) ? ErrorCodeKind.NtStatus : ErrorCodeKind.Unknown,
    };

    // HRESULT_FROM_WIN32: facility 7.
    private static bool IsWin32HResult(uint value) => (value & 0xFFFF0000) == Win32Facility;

    // HRESULT_FROM_NT: the NTSTATUS with the N bit set.
    private static bool IsWrappedNtStatus(uint value) => (value & 0xF0000000) == FirstWrappedNtStatus;

    private static string Words(ErrorCodeKind kind) => kind switch
    {
        ErrorCodeKind.Win32 => "a Win32 error,",
        ErrorCodeKind.WinHttp => "an error of WinHTTP,",
        ErrorCodeKind.HResult => "an HRESULT,",
        ErrorCodeKind.NtStatus => "an NTSTATUS,",
        _ => "in none of the ranges of errors,",
    };
}
