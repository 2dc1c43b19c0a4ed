using FsCheck;
using FsCheck.Fluent;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Rows follow "File path formats on Windows systems" and [MS-DTYP] 2.2.57 (UNC), and for device prefixes "Naming Files, Paths, and Namespaces".</summary>
public sealed class WindowsPathTests
{
    private static readonly Config s_thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Theory]
    [InlineData(@"C:\inetpub\wwwroot", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:/inetpub/wwwroot/", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:\\inetpub\\\wwwroot", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:\inetpub\.\wwwroot\.", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:\inetpub\temp\..\wwwroot", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:\..\..\Windows", @"C:\Windows")]
    [InlineData(@"C:\inetpub\..\..", @"C:\")]
    [InlineData(@"C:\", @"C:\")]
    [InlineData(@"C:", @"C:\")]
    [InlineData(@"C:/", @"C:\")]
    [InlineData(@"c:\a", @"c:\a")]
    [InlineData(@"C:a\b", @"C:a\b")]
    [InlineData(@"C:a\..", @"C:\")]
    [InlineData(@"C:..\a", @"C:..\a")]
    [InlineData(@"C:\..a\...\.b", @"C:\..a\...\.b")]
    [InlineData(@"\\files01\web", @"\\files01\web")]
    [InlineData(@"//files01/web/", @"\\files01\web")]
    [InlineData(@"\\\\files01\\web\\app", @"\\files01\web\app")]
    [InlineData(@"\\files01\web\..\..\..\x", @"\\files01\web\x")]
    [InlineData(@"\\files01\web\app\..", @"\\files01\web")]
    [InlineData(@"\\files01", @"\\files01")]
    [InlineData(@"\\files01\", @"\\files01")]
    [InlineData(@"\\", @"\")]
    [InlineData(@"\\?\C:\inetpub", @"C:\inetpub")]
    [InlineData(@"\\?\C:", @"C:\")]
    [InlineData(@"\\?\UNC\files01\web\app", @"\\files01\web\app")]
    [InlineData(@"\\?\unc\files01\web", @"\\files01\web")]
    [InlineData(@"\\.\C:\inetpub", @"C:\inetpub")]
    [InlineData(@"\??\C:\inetpub", @"C:\inetpub")]
    [InlineData(@"\\?\.\C:\x", @"C:\x")]
    [InlineData(@"\\?\Volume{0f}\x\..\y", @"\\?\Volume{0f}\y")]
    [InlineData(@"\\.\pipe\..\x", @"\\.\pipe\x")]
    [InlineData(@"\inetpub\", @"\inetpub")]
    [InlineData(@"\..\inetpub", @"\inetpub")]
    [InlineData(@"\", @"\")]
    [InlineData(@"..\a\..\b", @"..\b")]
    [InlineData(@"..\..\b", @"..\..\b")]
    [InlineData(@"a\..", "")]
    [InlineData(@".", "")]
    [InlineData(@".\C:\x", @".\C:\x")]
    [InlineData(@"a/../C:x", @".\C:x")]
    [InlineData("", "")]
    [InlineData("web.config", "web.config")]
    [InlineData("C:\\a\0b\u0001\uD800", "C:\\a\0b\u0001\uD800")]
    [InlineData(@"%SystemDrive%\inetpub", @"%SystemDrive%\inetpub")]
    public void Normalize_gives_one_spelling(string path, string expected) => Assert.Equal(expected, WindowsPath.Normalize(path));

    [Theory]
    [InlineData(@"C:\", @"C:\", true, false)]
    [InlineData(@"C:\inetpub\wwwroot", @"C:\", true, false)]
    [InlineData(@"C:", @"C:\", true, false)]
    [InlineData(@"C:inetpub", "", false, false)]
    [InlineData(@"\\files01\web\app", @"\\files01\web", true, true)]
    [InlineData(@"\\files01", @"\\files01", true, true)]
    [InlineData(@"\\?\UNC\files01\web\app", @"\\files01\web", true, true)]
    [InlineData(@"\\?\Volume{0f}\x", @"\\?\Volume{0f}", true, false)]
    [InlineData(@"\inetpub", "", false, false)]
    [InlineData(@"inetpub", "", false, false)]
    [InlineData(@"1:\x", "", false, false)]
    [InlineData("", "", false, false)]
    public void Root_is_a_drive_or_a_share(string path, string root, bool isRooted, bool isUnc)
    {
        Assert.Equal(root, WindowsPath.Root(path));
        Assert.Equal(isRooted, WindowsPath.IsRooted(path));
        Assert.Equal(isUnc, WindowsPath.IsUnc(path));
    }

    [Theory]
    [InlineData(@"C:\inetpub\wwwroot\", @"C:\inetpub", "wwwroot")]
    [InlineData(@"C:\inetpub", @"C:\", "inetpub")]
    [InlineData(@"C:\", null, "")]
    [InlineData(@"\\files01\web\app\x.txt", @"\\files01\web\app", "x.txt")]
    [InlineData(@"\\files01\web\app", @"\\files01\web", "app")]
    [InlineData(@"\\files01\web", null, "")]
    [InlineData(@"\\files01", null, "")]
    [InlineData(@"\inetpub", @"\", "inetpub")]
    [InlineData(@"\", null, "")]
    [InlineData(@"a\b", "a", "b")]
    [InlineData("a", null, "a")]
    [InlineData("C:a", null, "a")]
    [InlineData(@".\C:", null, "C:")]
    [InlineData("", null, "")]
    public void Parent_and_name_split_a_path(string path, string? parent, string name)
    {
        Assert.Equal(parent, WindowsPath.Parent(path));
        Assert.Equal(name, WindowsPath.FileName(path));
    }

    [Theory]
    [InlineData(@"C:\inetpub", "wwwroot", @"C:\inetpub\wwwroot")]
    [InlineData(@"C:\inetpub\", @"wwwroot\a/b", @"C:\inetpub\wwwroot\a\b")]
    [InlineData(@"C:", "inetpub", @"C:\inetpub")]
    [InlineData(@"C:\inetpub", @"..\..\Windows", @"C:\Windows")]
    [InlineData(@"C:\inetpub", @"D:\web", @"D:\web")]
    [InlineData(@"C:\inetpub", @"\\files01\web", @"\\files01\web")]
    [InlineData(@"C:\inetpub", @"\Windows", @"C:\Windows")]
    [InlineData(@"\\files01\web\app", @"\logs", @"\\files01\web\logs")]
    [InlineData(@"\\files01\web", @"..\..\x", @"\\files01\web\x")]
    [InlineData(@"C:\inetpub", "", @"C:\inetpub")]
    [InlineData("", @"a\b", @"a\b")]
    [InlineData(@"\", "a", @"\a")]
    [InlineData(@"C:\inetpub", ".", @"C:\inetpub")]
    [InlineData(@"C:\inetpub", @".\D:\x", @"C:\inetpub\D:\x")]
    public void Combine_reads_a_path_in_a_folder(string folder, string path, string expected) =>
        Assert.Equal(expected, WindowsPath.Combine(folder, path));

    [Theory]
    [InlineData(@"C:\inetpub\wwwroot", @"c:\INETPUB", true)]
    [InlineData(@"C:\inetpub", @"C:\inetpub\", true)]
    [InlineData(@"C:\inetpub2", @"C:\inetpub", false)]
    [InlineData(@"C:\inetpub", @"C:\", true)]
    [InlineData(@"C:\", @"C:\inetpub", false)]
    [InlineData(@"D:\inetpub", @"C:\", false)]
    [InlineData(@"\\files01\web\app", @"\\FILES01\web", true)]
    [InlineData(@"\\files01\web2", @"\\files01\web", false)]
    [InlineData(@"C:\inetpub\..\Windows", @"C:\inetpub", false)]
    [InlineData(@"\\?\C:\inetpub", @"C:\inetpub", true)]
    [InlineData("", "", true)]
    [InlineData(@"C:\inetpub", "", false)]
    public void IsAtOrBelow_compares_whole_names(string path, string ancestor, bool expected) =>
        Assert.Equal(expected, WindowsPath.IsAtOrBelow(path, ancestor));

    [Theory]
    [InlineData(@"C:\İNETPUB", @"c:\inetpub", false)]
    [InlineData(@"C:\INETPUB", @"c:\inetpub", true)]
    public void Comparer_is_ordinal(string left, string right, bool expected) => Assert.Equal(expected, WindowsPath.Comparer.Equals(left, right));

    [Fact]
    public void Null_is_refused_with_a_message()
    {
        var error = Assert.Throws<ArgumentNullException>(() => WindowsPath.Normalize(null!));
        Assert.Contains("A Windows path is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_has_one_spelling_and_a_way_up_to_its_root()
    {
        var names = Gen.Elements("\\", "/", ".", "..", "C:", "?", "??", "UNC", "a", "files01", " ", "%x%", "\uD800", "\0", "é", "CON", "a:b");
        var paths = names.ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(paths, path =>
        {
            var normal = WindowsPath.Normalize(path);
            Assert.Equal(normal, WindowsPath.Normalize(normal));
            Assert.True(WindowsPath.IsAtOrBelow(path, normal));
            Assert.StartsWith(WindowsPath.Root(normal), normal, StringComparison.Ordinal);
            for (var up = WindowsPath.Parent(path); up is not null; up = WindowsPath.Parent(up))
            {
                Assert.True(up.Length < normal.Length);
                Assert.True(WindowsPath.IsAtOrBelow(normal, up));
                Assert.Equal(up, WindowsPath.Normalize(up));
            }
        }).Check(s_thorough);
    }

    [Fact]
    public void A_path_is_its_parent_combined_with_its_name()
    {
        var names = Gen.Elements("\\", "a", "b.c", "..", " ", "...");
        var roots = Gen.Elements("C:\\", "\\\\files01\\web\\", "\\", "");
        var paths = roots.SelectMany(_ => names.ArrayOf(), (root, rest) => root + string.Concat(rest)).ToArbitrary();
        Prop.ForAll(paths, path =>
        {
            if (WindowsPath.Parent(path) is { } parent && WindowsPath.FileName(path) != "..")
                Assert.Equal(WindowsPath.Normalize(path), WindowsPath.Combine(parent, WindowsPath.FileName(path)));
        }).Check(s_thorough);
    }
}
