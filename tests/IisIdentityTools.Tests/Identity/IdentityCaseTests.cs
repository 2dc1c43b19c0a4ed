using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity;

/// <summary>Runs every case of tests/data/identity: one rule of the identity rules each, expected values derived from its text by hand.</summary>
public sealed class IdentityCaseTests
{
    private const string Pool = @"IIS AppPool\Pool";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["-"] = "",
        ["pool"] = Pool,
        ["IUSR"] = @"NT AUTHORITY\IUSR",
        ["SYSTEM"] = @"NT AUTHORITY\SYSTEM",
        ["NETWORK-SERVICE"] = @"NT AUTHORITY\NETWORK SERVICE",
        ["LOCAL-SERVICE"] = @"NT AUTHORITY\LOCAL SERVICE",
        ["anonymous"] = @"NT AUTHORITY\ANONYMOUS LOGON",
        ["machine"] = @"CONTOSO\WEB01$",
        ["caller"] = "(authenticated user)",
    };

    // S-1-5-82- and the SHA-1 of the UTF-16LE text "pool" as five little-endian numbers (rule C3), worked out with python's hashlib.
    private static readonly Dictionary<string, string> s_sids = new(StringComparer.Ordinal)
    {
        [""] = "",
        [Pool] = "S-1-5-82-3022024596-1090471564-3680388567-1815543376-3893779280",
        [@"NT AUTHORITY\IUSR"] = "S-1-5-17",
        [@"NT AUTHORITY\SYSTEM"] = "S-1-5-18",
        [@"NT AUTHORITY\LOCAL SERVICE"] = "S-1-5-19",
        [@"NT AUTHORITY\NETWORK SERVICE"] = "S-1-5-20",
        [@"NT AUTHORITY\ANONYMOUS LOGON"] = "S-1-5-7",
        ["(authenticated user)"] = "",
    };

    private static readonly Dictionary<string, IdentityCase> s_cases = ReadAll();

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answers_are_those_of_the_rule(string name)
    {
        var fixture = s_cases[name];
        Assert.NotEmpty(fixture.Answers);

        var answers = IdentityCaseServer.Make(fixture).Ask(Query(fixture.Question));

        Assert.Equal(fixture.Answers.Select(Expected), answers.Select(Written));
        foreach (var answer in answers)
            AssertSids(answer);
    }

    [Fact]
    public void Every_case_names_its_rule_and_mark() =>
        Assert.All(s_cases.Values, fixture => Assert.Matches(@"^(A|B|C|I)\d+ \[[CRU]\] \S", fixture.Name));

    private static Dictionary<string, IdentityCase> ReadAll() =>
        Directory.GetFiles(SourceTree.At("tests/data/identity"), "*.cases")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => IdentityCase.Read(Path.GetFileName(file)))
            .ToDictionary(fixture => fixture.Name, StringComparer.Ordinal);

    /// <summary>"[VERB] /path [for Kind,Kind]".</summary>
    private static IdentityQuery Query(string question)
    {
        var parts = question.Split(" for ");
        var words = parts[0].Split(' ');
        return new IdentityQuery
        {
            Verb = words.Length > 1 ? words[0] : "GET",
            Paths = [words[^1]],
            HandlerKinds = parts.Length > 1 ? [.. parts[1].Split(',').Select(Enum.Parse<HandlerKind>)] : null,
        };
    }

    /// <summary>"Kind Authentication | process | request | code | content | configuration | file authorization | network [| status]" with full names.</summary>
    private static string Expected(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var status = cells.Length > 8 ? cells[8] : "";
        return string.Join(" | ", cells.Skip(1).Take(7).Select(cell => s_names.GetValueOrDefault(cell, cell)).Prepend(string.Join(' ', cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))).Append(status));
    }

    private static string Written(EffectiveIdentity answer) => string.Join(
        " | ",
        $"{answer.HandlerKind} {answer.Authentication}",
        answer.ProcessIdentity,
        answer.RequestIdentity,
        answer.CodeIdentity,
        answer.ContentIdentity,
        answer.ConfigurationIdentity,
        answer.FileAuthorizationIdentity,
        answer.NetworkIdentity,
        Status(answer));

    /// <summary>Empty for a plain answer, else what IIS answers instead, or how sure the answer is.</summary>
    private static string Status(EffectiveIdentity answer) => answer.Certainty switch
    {
        AnswerCertainty.Known => "",
        AnswerCertainty.Refused => string.Join(" ", answer.Problems.Select(problem => problem.HResult.Length == 0 ? problem.Status : $"{problem.Status}/{problem.HResult}")),
        _ => answer.Certainty.ToString(),
    };

    private static void AssertSids(EffectiveIdentity answer)
    {
        (string Name, string Sid)[] pairs =
        [
            (answer.ProcessIdentity, answer.ProcessIdentitySid), (answer.RequestIdentity, answer.RequestIdentitySid), (answer.CodeIdentity, answer.CodeIdentitySid),
            (answer.ContentIdentity, answer.ContentIdentitySid), (answer.ConfigurationIdentity, answer.ConfigurationIdentitySid),
            (answer.FileAuthorizationIdentity, answer.FileAuthorizationIdentitySid), (answer.NetworkIdentity, answer.NetworkIdentitySid),
        ];
        foreach (var (name, sid) in pairs)
            if (s_sids.TryGetValue(name, out var expected))
                Assert.Equal((name, expected), (name, sid));
    }
}
