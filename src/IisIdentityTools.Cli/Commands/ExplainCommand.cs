using System.CommandLine;
using IisIdentityTools.Cli.Statuses;
using IisIdentityTools.Diagnosis.Causes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid explain: what statuses say, and why a request got one.</summary>
internal static class ExplainCommand
{
    public const string StatusArgument = "status";

    public const string Examples = """
        Examples:
          iisid explain 401.3.5
          iisid explain 401                      every sub-status of it
          iisid explain 500.19/0x80070021        with the error code of the page
          iisid explain 0x8009030E 1326          error codes alone: sc-win32-status, HRESULT, NTSTATUS
          iisid explain AppOffline 'WAS 5021'    reasons of the HTTPERR log, Windows events
          iisid explain 401.3 --server ./WEB01 --url https://shop.contoso.com/help/faq.aspx    why there: identity, entry, fix
          iisid explain 401.3.5 --server ./WEB01 --site Intranet --url /finance/a.xlsx --user 'CONTOSO\bert'
          iisid explain --trace ./FailedReqLogFiles --server ./WEB01     what failed request traces show
          iisid explain 401.1.1385 --json | jq -r '.[].Needed[]'
        """;

    public static Command Create(ExplainRun run)
    {
        var status = new Argument<string[]>(StatusArgument) { Description = "Statuses, error codes, HTTPERR reasons and events, each as one text: 401.3, 500.19/0x80070021, AppOffline, 'WAS 5021'.", Arity = ArgumentArity.ZeroOrMore };
        var server = new Option<string?>("--server") { HelpName = "SOURCE", Description = "A snapshot, or any other source: the request is explained by its settings, identities and permissions." };
        var site = new Option<string?>("--site") { HelpName = "NAME", Description = "The site, by name or as logs name it (W3SVC5)." };
        var url = new Option<string?>("--url") { HelpName = "URL", Description = "Path in the site, or an absolute URL, which finds the site by its bindings." };
        var path = new Option<string?>("--path") { HelpName = "PATH", Description = "A file or folder of the server instead of a URL." };
        var user = new Option<string?>("--user") { HelpName = "NAME", Description = "Who was refused; without it, an anonymous request where that is on." };
        var verb = new Option<string>("--verb") { HelpName = "VERB", Description = "HTTP verb; it chooses the handler.", DefaultValueFactory = _ => "GET" };
        var evidence = new EvidenceOptions();
        var all = new Option<bool>("--all") { Description = "Every cause with every step." };
        var json = new Option<bool>("--json") { Description = "One JSON array, one status or request in a line." };
        var command = new Command("explain", "What a status says, who sets it, and what would tell the cause; with --server or recordings, why a request got it.") { status, server, site, url, path, user, verb };
        evidence.AddTo(command);
        command.Options.Add(all);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
            var hasRecordings = command.Options.Any(option => option.Name is "--trace" or "--procmon" && IsGiven(option));
            if (result.GetResult(status) is not { Tokens.Count: > 0 } && !hasRecordings)
                result.AddError("No status was named. Write 401.3 for example, or name recordings with --trace or --procmon.");
            if (!IsGiven(server) && new Option[] { site, url, path, user }.FirstOrDefault(IsGiven) is { } lonely)
                result.AddError($"{lonely.Name} needs --server: without it nothing of the server is known.");
            Exclusive.Check(result, path, url);
        });
        command.SetAction(parsed => run.Answer(new ExplainQuestion
        {
            Statuses = parsed.GetValue(status) ?? [],
            Server = parsed.GetValue(server),
            Evidence = evidence.Read(parsed),
            Where = new RefusedRequest
            {
                Basis = RefusalBasis.Stated,
                Site = parsed.GetValue(site) ?? "",
                Url = parsed.GetValue(url) ?? "",
                Path = parsed.GetValue(path) ?? "",
                User = parsed.GetValue(user) ?? "",
                Verb = parsed.GetValue(verb) ?? "GET",
            },
            ExplainsAll = parsed.GetValue(all),
            IsJson = parsed.GetValue(json),
        }));
        return command;
    }
}
