using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Identity;

/// <summary>samples/contoso: every line of expected.tsv, which was worked out by hand, against what the resolver says.</summary>
public sealed class ContosoTests
{
    private static readonly string[] s_columns =
    [
        "Process", "ProcessSid", "Request", "RequestSid", "Code", "CodeSid", "Content", "ContentSid", "Configuration", "ConfigurationSid", "FileAuthorization", "Network", "Problem",
    ];

    private static readonly Lazy<EffectiveIdentityResolver> s_resolver = new(() =>
        new EffectiveIdentityResolver(ServerConfiguration.Load(ServerSnapshot.Open(SourceTree.At("samples/contoso")))));

    private static readonly Dictionary<string, Dictionary<string, string>> s_rows = ReadRows();

    public static TheoryData<string> Rows => [.. s_rows.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_line_says_what_the_resolver_says(string row)
    {
        var expected = s_rows[row];

        var answer = Assert.Single(Answers(expected));

        Assert.Equal(s_columns.Select(column => (column, expected[column])), s_columns.Select(column => (column, Value(answer, column))));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_trail_names_a_file_that_is_in_the_sample_and_a_line_that_is_in_the_file(string row)
    {
        foreach (var step in Assert.Single(Answers(s_rows[row])).Trail.Where(step => step.Line > 0))
        {
            var fact = s_resolver.Value.Configuration.Facts.GetFile(step.File);
            Assert.Equal(FactState.Present, fact.State);
            using var reader = new StreamReader(fact.Open());
            var lines = reader.ReadToEnd().Split('\n');
            Assert.InRange(step.Line, 1, lines.Length);
            if (step.Setting.Contains('@'))
                Assert.Contains(step.Setting.Split('@')[1] + "=", lines[step.Line - 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_sample_is_read_without_a_problem_of_its_own() => Assert.Empty(s_resolver.Value.Configuration.Problems);

    [Fact]
    public void A_site_without_a_web_binding_is_left_out_and_asked_for_by_name_an_error()
    {
        Assert.DoesNotContain(Resolve(new IdentityQuery()), answer => answer.Site == "FTP Drop");
        var error = Assert.Throws<IdentityQueryException>(() => Resolve(new IdentityQuery { Sites = ["FTP Drop"] }).ToArray());
        Assert.Contains("serves no HTTP: its bindings are ftp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_application_of_the_sample_has_an_answer()
    {
        var answered = Resolve(new IdentityQuery()).Select(answer => (answer.Site, answer.Application)).ToHashSet();

        Assert.All(s_rows.Values, row => Assert.Contains((row["Site"], row["Application"]), answered));
    }

    /// <summary>The answers for a line: a path with a file name is asked for that file, WebDAV with the verb that reaches it.</summary>
    private static IEnumerable<EffectiveIdentity> Answers(Dictionary<string, string> row)
    {
        var kind = Enum.Parse<HandlerKind>(row["HandlerKind"]);
        var query = new IdentityQuery
        {
            Sites = [row["Site"]],
            Applications = [row["Application"]],
            Paths = [row["Path"]],
            HandlerKinds = [kind],
            Verb = kind == HandlerKind.WebDav ? "PUT" : "GET",
        };
        return Resolve(query).Where(answer => answer.Authentication.ToString() == row["Authentication"]);
    }

    private static IEnumerable<EffectiveIdentity> Resolve(IdentityQuery query) => s_resolver.Value.Resolve(query, cancellation: TestContext.Current.CancellationToken);

    private static string Value(EffectiveIdentity answer, string column) => column switch
    {
        "Process" => answer.ProcessIdentity,
        "ProcessSid" => answer.ProcessIdentitySid,
        "Request" => answer.RequestIdentity,
        "RequestSid" => answer.RequestIdentitySid,
        "Code" => answer.CodeIdentity,
        "CodeSid" => answer.CodeIdentitySid,
        "Content" => answer.ContentIdentity,
        "ContentSid" => answer.ContentIdentitySid,
        "Configuration" => answer.ConfigurationIdentity,
        "ConfigurationSid" => answer.ConfigurationIdentitySid,
        "FileAuthorization" => answer.FileAuthorizationIdentity,
        "Network" => answer.NetworkIdentity,
        "Problem" => string.Join(' ', answer.Problems.Select(problem => problem.HResult.Length == 0 ? problem.Status : $"{problem.Status}/{problem.HResult}")),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column of expected.tsv."),
    };

    private static Dictionary<string, Dictionary<string, string>> ReadRows()
    {
        var lines = File.ReadAllLines(SourceTree.At("samples/contoso/expected.tsv"));
        var names = lines[0].Split('\t');
        var rows = lines.Skip(1).Where(line => line.Length > 0).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)).ToArray();
        Assert.NotEmpty(rows);
        return rows.ToDictionary(row => $"{row["Site"]} {row["Path"]} {row["HandlerKind"]} {row["Authentication"]}", StringComparer.Ordinal);
    }
}
