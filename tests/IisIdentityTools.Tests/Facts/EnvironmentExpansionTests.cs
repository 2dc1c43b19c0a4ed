using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

public sealed class EnvironmentExpansionTests
{
    private readonly FakeEnvironment _facts = new(("SystemDrive", "D:"), ("windir", @"D:\Windows"), ("ProgramFiles(x86)", @"D:\Program Files (x86)"), ("Nested", "%windir%"), ("Empty", ""));

    [Theory]
    [InlineData(@"C:\inetpub", @"C:\inetpub", "")]
    [InlineData("", "", "")]
    [InlineData(@"%SystemDrive%\inetpub", @"D:\inetpub", "")]
    [InlineData(@"%SYSTEMDRIVE%%windir%", @"D:D:\Windows", "")]
    [InlineData(@"%ProgramFiles(x86)%\IIS", @"D:\Program Files (x86)\IIS", "")]
    [InlineData(@"a%Empty%b", "ab", "")]
    [InlineData(@"%Nested%\x", @"%windir%\x", "")]
    [InlineData(@"%IIS_BIN%\x", @"%IIS_BIN%\x", "IIS_BIN")]
    [InlineData(@"%A%\%b%\%a%", @"%A%\%b%\%a%", "A,b")]
    [InlineData(@"%UNKNOWN%windir%\x", @"%UNKNOWND:\Windows\x", "UNKNOWN")]
    [InlineData(@"100%", "100%", "")]
    [InlineData(@"%%", "%%", "")]
    [InlineData(@"%%windir%%", @"%D:\Windows%", "")]
    [InlineData(@"50% of C:\x or 100%", @"50% of C:\x or 100%", "")]
    [InlineData(@"%windir", "%windir", "")]
    [InlineData(@"%", "%", "")]
    public void Variables_of_the_server_are_expanded(string text, string expected, string unresolved)
    {
        var result = EnvironmentExpansion.Expand(text, _facts);
        Assert.Equal(expected, result.Text);
        Assert.Equal(unresolved, string.Join(",", result.Unresolved));
        Assert.Equal(unresolved.Length == 0, result.IsComplete);
    }

    [Fact]
    public void Variables_of_this_machine_are_never_used()
    {
        const string Name = "IISID_TEST_VARIABLE";
        Environment.SetEnvironmentVariable(Name, "from this machine");
        Assert.Equal("%PATH%%" + Name + "%", EnvironmentExpansion.Expand("%PATH%%" + Name + "%", _facts).Text);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => EnvironmentExpansion.Expand(null!, _facts));
        Assert.Throws<ArgumentNullException>(() => EnvironmentExpansion.Expand("", null!));
    }
}
