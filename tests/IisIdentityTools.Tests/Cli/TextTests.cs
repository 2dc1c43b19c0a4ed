using IisIdentityTools.Cli.Text;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Wrapping and measuring.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("IIS AppPool\\DefaultAppPool", 20, "IIS AppPool\\|DefaultAppPool")]
    [InlineData("IIS AppPool\\DefaultAppPool", 10, "IIS|AppPool\\|DefaultApp|Pool")]
    [InlineData("NT AUTHORITY\\IUSR", 17, "NT AUTHORITY\\IUSR")]
    [InlineData("FastCgi, AspNetIntegrated, Wcf", 17, "FastCgi,|AspNetIntegrated,|Wcf")]
    [InlineData("AspNetCoreOutOfProcess", 12, "AspNetCore|OutOfProcess")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    [InlineData("商店商店", 4, "商店|商店")]
    [InlineData("", 5, "")]
    public void A_cell_is_cut_where_it_hurts_least(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|'), TextWrap.Cell(text, width));

    [Fact]
    public void Prose_leaves_paths_whole() =>
        Assert.Equal(["see", @"C:\a\long\path\web.config", "there"], TextWrap.Prose(@"see C:\a\long\path\web.config there", 10));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("商店", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("한국", 4)]
    [InlineData("", 0)]
    public void Width_is_in_cells(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Fact]
    public void Columns_keep_their_place()
    {
        var layout = new TableLayout(["One", "Two"], [["a", "b c"], ["商", "d"]], 80);
        Assert.Equal(["One  Two", "a    b c", "商   d"], [.. layout.Head(), .. layout.Lines(["a", "b c"]), .. layout.Lines(["商", "d"])]);
    }
}
