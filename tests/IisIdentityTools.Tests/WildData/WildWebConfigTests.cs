using System.Xml.Linq;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>Published web.config files, each as that of a site's root on a stock server.</summary>
public sealed class WildWebConfigTests(ITestOutputHelper output)
{
    /// <summary>Sections of modules that a stock server lacks: there a web.config that uses one is 500.19 indeed.</summary>
    private static readonly string[] s_added = ["aspNetCore", "rewrite", "iisnode", "httpPlatform"];

    /// <summary>Sections that are there and locked on a stock server (rule A6).</summary>
    private static readonly string[] s_locked = ["webSocket", "asp", "cgi", "serverRuntime", "fastCgi", "globalModules", "isapiFilters", "httpLogging"];

    /// <summary>iisnode's test of its answer to a broken configuration: an attribute that its schema does not have.</summary>
    private const string BrokenOnPurpose = "webconfig/tjanczuk+iisnode/test/functional/www/116_configerror/web.config";

    public static TheoryData<string> Files => [.. WildFiles.OfKind("webconfig")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_the_problems_that_a_stock_server_makes_of_it_and_no_other(string name)
    {
        var bytes = File.ReadAllBytes(WildFiles.At(name));
        var server = XDocument.Load(WildFiles.At(name)).Root!.Elements().Where(element => element.Name.LocalName == "system.webServer").Elements().Select(element => element.Name.LocalName).ToArray();

        var answers = new TestServer().WithFacts(facts => facts.WithFile(@"D:\site\web.config", bytes)).Ask(new IdentityQuery());

        var problems = answers.SelectMany(answer => answer.Problems).DistinctBy(problem => (problem.File, problem.Line, problem.Message)).ToArray();
        Print(name, answers, problems);
        Assert.NotEmpty(answers);
        Assert.Equal(server.Where(s_added.Contains).Order(), problems.Where(problem => problem.HResult == "0x8007000d").Select(Section).Order());
        Assert.Equal(server.Where(s_locked.Contains).Order(), problems.Where(problem => problem.HResult == "0x80070021").Select(Section).Order());
        Assert.DoesNotContain(problems, problem => problem.HResult is not ("0x8007000d" or "0x80070021"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void With_the_modules_installed_and_the_sections_unlocked_it_has_none(string name)
    {
        var bytes = File.ReadAllBytes(WildFiles.At(name));
        var server = new TestServer().Declare("aspNetCore").Declare("rewrite/rules").Declare("rewrite/outboundRules").Declare("iisnode").Declare("httpPlatform")
            .Replace("<section name=\"webSocket\" overrideModeDefault=\"Deny\" />", "<section name=\"webSocket\" />")
            .WithFacts(facts => facts.WithFile(@"D:\site\web.config", bytes));

        var answers = server.Ask(new IdentityQuery());

        Assert.Equal(name == BrokenOnPurpose ? ["0x8007000d system.webServer/iisnode"] : [], answers.SelectMany(answer => answer.Problems).Select(problem => $"{problem.HResult} {problem.Section}").Distinct());
        Assert.All(answers, answer => Assert.Equal(@"IIS AppPool\Pool", answer.ProcessIdentity));
    }

    private static string Section(ConfigurationProblem problem) => problem.Section["system.webServer/".Length..];

    private void Print(string name, IReadOnlyList<EffectiveIdentity> answers, ConfigurationProblem[] problems)
    {
        output.WriteLine($"{name}: {answers.Count} answers, {problems.Length} problems");
        foreach (var problem in problems)
            output.WriteLine("    " + problem);
        foreach (var answer in answers)
            output.WriteLine("    " + answer);
    }
}
