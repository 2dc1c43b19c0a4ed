using System.CommandLine;
using IisIdentityTools.Cli.Identity;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid identity: who requests run as.</summary>
internal sealed class IdentityCommand
{
    public const string Examples = """
        Examples:
          iisid identity ./WEB01
          iisid identity ./WEB01 --site Shop 'Intra*' --handler StaticFile
          iisid identity ./WEB01 --url https://shop.contoso.com/cart.aspx --trail
          iisid identity ./WEB01 --site Shop --path /checkout/pay.aspx --user 'CONTOSO\anna'
          iisid identity ./WEB01 --json | jq -r '.[] | select(.Problems != []) | .Site + .Path'
        """;

    private readonly AnswerRun _run;
    private readonly Argument<string> _source = SourceArgument.Create();
    private readonly Option<string[]> _site = Names("--site", "NAME", "Sites, by name or pattern (*, ?, [a-c]).");
    private readonly Option<string[]> _application = Names("--application", "PATH", "Applications by path in their site (/, /shop, /shop*).");
    private readonly Option<string[]> _path = Names("--path", "PATH", "URL paths in the sites (/shop/cart.aspx), or folders of the server (D:\\sites\\shop).");
    private readonly Option<string[]> _url = Names("--url", "URL", "Absolute URLs; the bindings choose the site.");
    private readonly Option<HandlerKind[]> _handler = HandlerOption.Create();
    private readonly Option<string?> _user = new("--user") { HelpName = "NAME", Description = "Who logs in, where the answer would otherwise be known only at request time." };
    private readonly Option<string> _verb = new("--verb") { HelpName = "VERB", Description = "HTTP verb that chooses the handler of a path.", DefaultValueFactory = _ => "GET" };
    private readonly Option<bool> _matrix = new("--matrix") { Description = "The table of impersonation by anonymous access for each ASP.NET application." };
    private readonly Option<bool> _trail = new("--trail") { Description = "Every identity of every answer, and step by step why." };
    private readonly Option<bool> _json = JsonOption.Create();

    private IdentityCommand(AnswerRun run) => _run = run;

    public static Command Create(AnswerRun run)
    {
        var question = new IdentityCommand(run);
        var command = new Command("identity", "Who requests run as: for each site, application and kind of handler.")
        {
            question._source, question._site, question._application, question._path, question._url, question._handler,
            question._user, question._verb, question._matrix, question._trail, question._json,
        };
        command.Validators.Add(result =>
        {
            Exclusive.Check(result, question._matrix, question._path, question._url, question._handler, question._user, question._verb, question._trail);
            Exclusive.Check(result, question._url, question._site, question._application, question._path);
        });
        command.SetAction(question.Run);
        return command;
    }

    private static Option<string[]> Names(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    private int Run(ParseResult parsed) => parsed.GetValue(_matrix) ? Matrix(parsed) : Identities(parsed);

    private int Identities(ParseResult parsed)
    {
        var query = Query(parsed);
        var isJson = parsed.GetValue(_json);
        return _run.Answer(new Question<EffectiveIdentity>
        {
            Source = parsed.GetRequiredValue(_source),
            Ask = (configuration, onMissing, cancellation) => new EffectiveIdentityResolver(configuration).Resolve(query, onMissing, cancellation),
            MakeSink = () => isJson ? new JsonArraySink<EffectiveIdentity>(_run.Host.Output, AnswersJson.Default.EffectiveIdentity)
                : parsed.GetValue(_trail) ? new TrailSink(_run.Host) : new IdentitySink(_run.Host),
            HasProblems = answer => answer.Problems.Count > 0,
            IsJson = isJson,
        });
    }

    private int Matrix(ParseResult parsed)
    {
        var query = Query(parsed);
        var isJson = parsed.GetValue(_json);
        return _run.Answer(new Question<IdentityMatrixRow>
        {
            Source = parsed.GetRequiredValue(_source),
            Ask = (configuration, onMissing, cancellation) => IdentityMatrix.Rows(new EffectiveIdentityResolver(configuration), query, onMissing, cancellation),
            MakeSink = () => isJson ? new JsonArraySink<IdentityMatrixRow>(_run.Host.Output, AnswersJson.Default.IdentityMatrixRow) : new MatrixSink(_run.Host),
            IsJson = isJson,
        });
    }

    private IdentityQuery Query(ParseResult parsed) => new()
    {
        Sites = parsed.GetValue(_site),
        Applications = parsed.GetValue(_application),
        Paths = parsed.GetValue(_path),
        Urls = parsed.GetValue(_url),
        HandlerKinds = parsed.GetValue(_handler),
        User = parsed.GetValue(_user),
        Verb = parsed.GetRequiredValue(_verb),
    };
}
