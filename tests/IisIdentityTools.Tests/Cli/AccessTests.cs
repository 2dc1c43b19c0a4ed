using System.Text.Json;
using System.Text.RegularExpressions;
using IisIdentityTools.Access;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid access: what it prints, how it ends, and what --json promises.</summary>
public sealed partial class AccessTests
{
    private const string Shop = @"D:\sites\shop";

    [Fact]
    public void Json_has_the_names_of_the_PowerShell_result() =>
        Assert.All(CliRun.Of("access", CliRun.Contoso, "Shop/", "--json").Json, answer => Assert.Equal(NamesOf<FolderAccess>(), Names(answer)));

    [Fact]
    public void Json_of_who_has_the_names_of_the_PowerShell_result() =>
        Assert.All(CliRun.Of("access", CliRun.Contoso, Shop, "--who", "--json").Json, answer => Assert.Equal(NamesOf<FolderReach>(), Names(answer)));

    [Fact]
    public void Enumerations_are_words_and_nothing_is_null()
    {
        var answer = CliRun.Of("access", CliRun.Contoso, Shop, "--identity", "IUSR", "--right", "Write", "--json").Json.Single();
        Assert.Equal("Denied", answer.GetProperty("Access").GetString());
        Assert.Equal("FileSystem", answer.GetProperty("LimitedBy").GetString());
        Assert.Equal("Folder", answer.GetProperty("PathKind").GetString());
        Assert.Equal("Write", answer.GetProperty("Right").GetString());
        Assert.DoesNotContain(answer.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
    }

    // D:\sites\shop gives IUSR read and execute, D:\sites\shop\help gives it nothing, D:\sites\admin\vault could not be read.
    [Theory]
    [InlineData(0, Shop, "Read")]
    [InlineData(1, Shop, "Write")]
    [InlineData(1, @"D:\sites\shop\help", "Read")]
    [InlineData(0, @"D:\sites\admin\vault", "Read")]
    public void Only_a_refusal_is_1(int expected, string path, string right)
    {
        Assert.Equal(expected, CliRun.Of("access", CliRun.Contoso, path, "--identity", "IUSR", "--right", right).Code);
        Assert.Equal(expected, CliRun.Of("access", CliRun.Contoso, path, "--identity", "IUSR", "--right", right, "--json").Code);
    }

    [Theory]
    [InlineData("R,W")]
    [InlineData("0x12019f")]
    [InlineData("read", "WRITE")]
    public void Rights_are_taken_in_every_spelling(params string[] spelling)
    {
        var answer = CliRun.Of(["access", CliRun.Contoso, Shop, "--identity", "IUSR", "--json", "--right", .. spelling]).Json.Single();
        Assert.Equal("Denied", answer.GetProperty("Access").GetString());
        Assert.StartsWith("Write", answer.GetProperty("Right").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Wirte' names no rights. Did you mean 'Write'?", "--right", "Wirte")]
    [InlineData("'0' names no rights.", "--right", "0")]
    [InlineData("no purpose 'Uplod'", "--purpose", "Uplod")]
    [InlineData("--who and --identity", "--who", "--identity", "IUSR")]
    [InlineData("--who and --recurse", "--who", "--recurse")]
    public void A_wrong_option_is_2(string expected, params string[] options)
    {
        var result = CliRun.Of(["access", CliRun.Contoso, Shop, .. options]);
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Output);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal("[]\n", CliRun.Of(["access", CliRun.Contoso, Shop, .. options, "--json"]).Output);
    }

    [Theory]
    [InlineData("Say which folder")]
    [InlineData("--who needs a path", "--who", "--site", "Shop")]
    public void A_question_without_a_folder_is_2(string expected, params string[] options)
    {
        var result = CliRun.Of(["access", CliRun.Contoso, .. options]);
        Assert.Equal(2, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'IUSR'?", Shop, "IUSRR")]
    [InlineData(@"Did you mean 'IIS AppPool\Shop'", Shop, @"IIS AppPool\Shopp")]
    [InlineData("Did you mean 'Shop'?", "Shopp/cart", "IUSR")]
    [InlineData(@"'D:\sites\gone' does not exist", @"D:\sites\gone", "IUSR")]
    [InlineData("is neither a Windows path", "nowhere", "IUSR")]
    public void What_is_not_there_is_2_with_a_suggestion(string expected, string path, string identity)
    {
        var result = CliRun.Of("access", CliRun.Contoso, path, "--identity", identity);
        Assert.Equal(2, result.Code);
        Assert.StartsWith("iisid: error: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_is_answered_when_one_path_does_not_exist()
    {
        var result = CliRun.Of("access", CliRun.Contoso, @"D:\sites\gone", Shop, "--identity", "IUSR", "--right", "Read", "--json");
        Assert.Equal(2, result.Code);
        Assert.Single(result.Json);
        Assert.StartsWith("iisid: warning: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_the_entries_and_the_command_that_helps()
    {
        var output = CliRun.At(200, "access", CliRun.Contoso, Shop, "--identity", "IUSR", "--right", "Write").Output;
        Assert.Contains("entry 4 (allow NT AUTHORITY\\IUSR ReadAndExecute, set here)", output, StringComparison.Ordinal);
        Assert.Contains("Fix: icacls \"D:\\sites\\shop\" /grant \"*S-1-5-17:(OI)(CI)(WD,AD,WEA,WA)\"", output, StringComparison.Ordinal);
        Assert.EndsWith("0 allowed, 1 denied, 0 unknown\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trail_explains_what_is_allowed_as_well()
    {
        Assert.DoesNotContain("entry 4", CliRun.Of("access", CliRun.Contoso, Shop, "--identity", "IUSR", "--right", "Read").Output, StringComparison.Ordinal);
        Assert.Contains("entry 4", CliRun.Of("access", CliRun.Contoso, Shop, "--identity", "IUSR", "--right", "Read", "--trail").Output, StringComparison.Ordinal);
    }

    // The list of D:\sites\shop: SYSTEM, Administrators, the pool Shop, IUSR. The pool Admin runs as SYSTEM.
    [Fact]
    public void Who_lists_those_that_read_or_change()
    {
        var known = CliRun.Of("access", CliRun.Contoso, Shop, "--who", "--json").Json.Where(reach => reach.GetProperty("Access").GetString() == "Allowed");
        Assert.Equal([@"IIS AppPool\Shop", @"NT AUTHORITY\IUSR", @"NT AUTHORITY\SYSTEM"], known.Select(reach => reach.GetProperty("Identity").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(0, CliRun.Of("access", CliRun.Contoso, Shop, "--who").Code);
    }

    [Fact]
    public void Recurse_adds_the_places_whose_answer_differs()
    {
        var paths = CliRun.Of("access", CliRun.Contoso, Shop, "--identity", "IUSR", "--right", "Read", "--recurse", "--json").Json.Select(answer => answer.GetProperty("Path").GetString()!).ToArray();
        Assert.Equal(Shop, paths[0]);
        Assert.Contains(@"D:\sites\shop\help", paths);
        Assert.DoesNotContain(@"D:\sites\shop\checkout", paths);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    public void Lines_fit_the_terminal_but_for_commands(int width)
    {
        var lines = CliRun.At(width, "access", CliRun.Contoso, "--site", "Shop", "Brochure").Lines.Where(line => !Unbroken().IsMatch(line)).ToArray();
        Assert.InRange(lines.Length, 10, int.MaxValue);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void A_stored_password_is_never_shown()
    {
        const string Secret = "Tr0ub4dor-n3ver-sh0wn";
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder, $"""<site name="Web" id="1"><application path="/"><virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="{Secret}" /></application></site>""");
        string[][] questions = [["access", source, "Web/"], ["access", source, "Web/", "--json"], ["access", source, @"C:\web", "--who"], ["access", source, @"C:\web", "--identity", @"CONTOSO\svc", "--trail"], ["isolation", source], ["isolation", source, "--json"]];
        Assert.All(questions, question =>
        {
            var result = CliRun.Of(question);
            Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> NamesOf<T>() => typeof(T).GetProperties().Select(property => property.Name);

    // A command to be copied, a heading, and a SID are not torn apart.
    [GeneratedRegex(@"Fix: |^[A-Z]:\\|S-1-5-")]
    private static partial Regex Unbroken();
}
