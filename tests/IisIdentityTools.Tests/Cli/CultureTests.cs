using System.Globalization;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>The answer does not depend on where the administrator sits.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("identity", "--json")]
    [InlineData("identity", "--trail", "--site", "INTRANET")]
    [InlineData("identity", "--site", "intranett")]
    [InlineData("token", "iusr")]
    public void Every_culture_gives_the_same_bytes(string command, params string[] options)
    {
        string[] arguments = [command, CliRun.Contoso, .. options];
        var expected = In("", arguments);
        foreach (var culture in new[] { "tr-TR", "de-DE", "ar-SA" })
        {
            var result = In(culture, arguments);
            Assert.Equal(expected.Code, result.Code);
            Assert.Equal(expected.Bytes, result.Bytes);
            Assert.Equal(expected.Error, result.Error);
        }
    }

    private static CliResult In(string culture, string[] arguments)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            return CliRun.Of(arguments);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
