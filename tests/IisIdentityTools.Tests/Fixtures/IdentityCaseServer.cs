using System.Text.RegularExpressions;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>Makes a server out of the set-up lines of an <see cref="IdentityCase"/>.</summary>
internal static partial class IdentityCaseServer
{
    private static readonly string[] s_processModel = ["identityType", "userName", "password", "logonType", "loadUserProfile", "manualGroupMembership"];

    private static readonly string[] s_schemes = ["anonymous", "basic", "digest", "windows", "clientCertificateMapping", "iisClientCertificateMapping"];

    public static TestServer Make(IdentityCase fixture)
    {
        var server = new TestServer();
        foreach (var line in fixture.Setup)
        {
            var (word, rest) = Cut(line);
            Apply(server, word, rest, fixture);
        }

        return server;
    }

    private static void Apply(TestServer server, string word, string rest, IdentityCase fixture)
    {
        var (first, more) = Cut(rest);
        switch (word)
        {
            case "iis": server.Described(iis: rest); break;
            case "domain": server.Described(domain: rest == "unknown" ? null : rest == "none" ? "" : rest); break;
            case "pool": Pool(server, "Pool", rest); break;
            case "otherpool": Pool(server, first, more); break;
            case "root": Application(server, "/", rest); break;
            case "app": Application(server, first, more); break;
            case "vdir": server.Directory("/", first, Value(more, "folder"), Written(more, "folder")); break;
            case "declare": server.Declare(rest); break;
            case "auth": server.Location(first, Schemes(more)); break;
            case "at": server.Location(first, more); break;
            case "stock": server.Replace(rest.Split(" =>")[0], rest.Split(" =>")[1].Trim()); break;
            case "web": server.WebConfig(first, more); break;
            case "file": server.WithFile(first, more.Replace("\\n", "\n")); break;
            case "unknown": server.WithFacts(facts => facts.WithUnknownFile(rest)); break;
            case "account": server.WithFacts(facts => facts.WithUser(more, first)); break;
            default: throw new InvalidOperationException($"{fixture.Place}: '{word}' is no set-up word.");
        }
    }

    private static void Pool(TestServer server, string name, string attributes) => server.Pool(
        name, Written(attributes, s_processModel), string.Join(' ', Pairs(attributes).Where(pair => s_processModel.Contains(pair.Name)).Select(Write)));

    private static void Application(TestServer server, string path, string rest)
    {
        var folder = Pairs(rest).FirstOrDefault(pair => pair.Name == "folder").Value ?? @"D:\site";
        var pool = Pairs(rest).FirstOrDefault(pair => pair.Name == "pool").Value ?? "Pool";
        server.Application(path, folder, $"applicationPool=\"{pool}\"", Written(rest, "folder", "pool"));
    }

    /// <summary>"anonymous=off windows=on" as authentication sections.</summary>
    private static string Schemes(string text) =>
        "<system.webServer><security><authentication>"
        + string.Concat(Pairs(text).Select(pair => s_schemes.Contains(pair.Name)
            ? $"<{pair.Name}Authentication enabled=\"{(pair.Value == "on" ? "true" : "false")}\" />"
            : throw new InvalidOperationException($"'{pair.Name}' is no authentication scheme.")))
        + "</authentication></security></system.webServer>";

    private static string Value(string text, string name) => Pairs(text).Single(pair => pair.Name == name).Value;

    private static string Written(string text, params string[] without) => string.Join(' ', Pairs(text).Where(pair => !without.Contains(pair.Name)).Select(Write));

    private static string Write((string Name, string Value) pair) => $"{pair.Name}=\"{pair.Value}\"";

    private static (string Name, string Value)[] Pairs(string text) =>
        [.. PairPattern().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim('"')))];

    private static (string Word, string After) Cut(string line) => line.IndexOf(' ') is var at and >= 0 ? (line[..at], line[(at + 1)..].Trim()) : (line, "");

    [GeneratedRegex("(\\w+)=(\"[^\"]*\"|\\S*)")]
    private static partial Regex PairPattern();
}
