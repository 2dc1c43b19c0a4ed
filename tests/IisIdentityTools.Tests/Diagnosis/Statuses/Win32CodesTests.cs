using System.Globalization;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Statuses;

/// <summary>Error codes against the lists of others: mingw-w64's headers and Samba, which were written without this table.</summary>
public sealed class Win32CodesTests
{
    [Fact]
    public void Every_code_of_the_listing_has_its_name()
    {
        var wrong =
            from row in StatusData.Rows("codes.tsv")
            let code = Win32Codes.Describe(long.Parse(row[0], CultureInfo.InvariantCulture))
            where code.Name != row[2] || code.Hex != row[1]
            select $"{row[0]}: {code} instead of {row[1]} {row[2]} ({row[3]})";
        Violations.None(wrong);
    }

    // Decimal and hexadecimal as the catalogue of causes, section 4, and rule D1 write them.
    [Theory]
    [InlineData(0, ErrorCodeKind.Success, "0x00000000")]
    [InlineData(1326, ErrorCodeKind.Win32, "0x0000052E")]
    [InlineData(12029, ErrorCodeKind.WinHttp, "0x00002EFD")]
    [InlineData(2148074254, ErrorCodeKind.HResult, "0x8009030E")]
    [InlineData(2148204809, ErrorCodeKind.HResult, "0x800B0109")]
    [InlineData(2147500037, ErrorCodeKind.HResult, "0x80004005")]
    [InlineData(3221225581, ErrorCodeKind.NtStatus, "0xC000006D")]
    [InlineData(3221225781, ErrorCodeKind.NtStatus, "0xC0000135")]
    [InlineData(65536, ErrorCodeKind.Unknown, "0x00010000")]
    [InlineData(4294967295, ErrorCodeKind.Unknown, "0xFFFFFFFF")]
    public void The_range_tells_the_numbering(long value, ErrorCodeKind kind, string hex)
    {
        var code = Win32Codes.Describe(value);
        Assert.Equal((kind, hex), (code.Kind, code.Hex));
    }

    // [MS-ERREF] 2.1.2 (HRESULT_FROM_WIN32 sets facility 7) and 2.1 (the N bit marks an NTSTATUS: 0xC000006D + 0x10000000 = 3489661037).
    [Theory]
    [InlineData(2147942405, "ERROR_ACCESS_DENIED", 5)]
    [InlineData(-2147024891, "ERROR_ACCESS_DENIED", 5)]
    [InlineData(2147943726, "ERROR_LOGON_FAILURE", 1326)]
    [InlineData(0x80072EFE, "ERROR_WINHTTP_CONNECTION_ERROR", 12030)]
    [InlineData(3489661037, "STATUS_LOGON_FAILURE", 1326)]
    public void A_wrapped_code_has_the_name_of_what_it_wraps(long value, string name, int win32)
    {
        var code = Win32Codes.Describe(value);
        Assert.Equal((name, win32), (code.Name, code.Win32));
    }

    // Catalogue of causes, section 4, table of 4625: sub-status and the error that the web server's log has for it.
    [Theory]
    [InlineData(0xC0000064, 1326)]
    [InlineData(0xC000006A, 1326)]
    [InlineData(0xC000006E, 1327)]
    [InlineData(0xC000006F, 1328)]
    [InlineData(0xC0000070, 1329)]
    [InlineData(0xC0000071, 1330)]
    [InlineData(0xC0000224, 1907)]
    [InlineData(0xC0000072, 1331)]
    [InlineData(0xC0000193, 1793)]
    [InlineData(0xC0000234, 1909)]
    [InlineData(0xC000015B, 1385)]
    [InlineData(0xC0000133, 1398)]
    [InlineData(0xC000005E, 1311)]
    [InlineData(0xC0000192, 1792)]
    [InlineData(0xC000018C, 1789)]
    [InlineData(0xC0000413, 0)]
    [InlineData(0xC000035B, 0)]
    public void A_logon_code_has_the_error_that_logs_show(long ntStatus, int win32) => Assert.Equal(win32, Win32Codes.Describe(ntStatus).Win32);

    [Theory]
    [InlineData(59999, "a Win32 error", "0x0000EA5F")]
    [InlineData(2147749891, "an HRESULT", "0x80041003")]
    [InlineData(3221226000, "an NTSTATUS", "0xC0000210")]
    [InlineData(2147949999, "an HRESULT", "0x80071DAF")]
    public void An_unknown_code_says_so(long value, string kind, string hex)
    {
        var code = Win32Codes.Describe(value);
        Assert.False(code.IsKnown);
        Assert.Equal("", code.Name);
        Assert.Equal($"Not known to this table: {kind}, {hex}.", code.Meaning);
    }

    [Theory]
    [InlineData(4294967296)]
    [InlineData(-2147483649)]
    public void More_than_32_bits_are_refused(long value) => Assert.Throws<ArgumentOutOfRangeException>(() => Win32Codes.Describe(value));

    [Fact]
    public void Every_code_means_something() =>
        Assert.All(Win32Codes.All, code => Assert.Matches("^[A-Z].*\\.$", code.Meaning));
}
