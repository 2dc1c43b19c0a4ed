using System.CommandLine;
using IisIdentityTools.Cli.Denied;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid denied: what failed, by the logs.</summary>
internal static class DeniedCommand
{
    public const string LogArgument = "log";

    public const string Examples = """
        Examples:
          iisid denied ./LogFiles                                       all logs below the folder: who was refused where
          iisid denied u_ex250314.log --server ./WEB01 --site Shop      and why, by the server itself
          iisid denied './LogFiles/W3SVC5/*.log' --after 2025-03-14T08:00 --status 401.3 500.19
          iisid denied ./LogFiles --status '*' --top 20                 every failure, the 20 groups that hurt most users
          iisid denied ./LogFiles --raw                                 the failing requests one by one, each with file and line
          iisid denied ./LogFiles --json | jq -r '.[] | [.Count, .Status, .Url, .User] | @tsv'
        """;

    public static Command Create(DeniedRun run)
    {
        var logs = new Argument<string[]>(LogArgument) { Description = "Log files, folders with all logs below them, wildcards: W3C, HTTPERR, IIS, NCSA; .gz too.", Arity = ArgumentArity.OneOrMore };
        var server = new Option<string?>("--server") { HelpName = "SOURCE", Description = "A snapshot, or any other source: names the sites, and explains each group by its settings, identities and permissions." };
        var site = NameOption.Create("--site", "NAME", "Sites, by name or pattern: as the logs name them (W3SVC5, 5), or with --server by their names.");
        var after = TimeOption.Create("--after", "Only from this time on: 2025-03-14, 2025-03-14T09:30 (UTC), 2025-03-14T09:30+01:00.", isEnd: false);
        var before = TimeOption.Create("--before", "Only up to this time; a day alone counts as a whole.", isEnd: true);
        var status = StatusOption.Create();
        var harmless = new Option<bool>("--include-harmless") { Description = "Also legs of handshakes, anonymous probes and requests whose client went away." };
        var top = new Option<int?>("--top") { HelpName = "N", Description = "Only the first N groups; with --raw the first N requests." };
        var raw = new Option<bool>("--raw") { Description = "The failing requests one by one instead of groups." };
        var evidence = new EvidenceOptions();
        var all = new Option<bool>("--all") { Description = "With --server or recordings: every cause with every step." };
        var json = new Option<bool>("--json") { Description = "One JSON array, one group in a line, with examples; with --raw one request in a line." };
        top.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number < 1))
                result.AddError($"--top: '{token.Value}' is no number from 1 up.");
        });
        var command = new Command("denied", "What was refused, by the logs of IIS: groups of requests that failed, with status, place, user and clients.")
        {
            logs, server, site, after, before, status, harmless, top, raw, all,
        };
        evidence.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed => run.Answer(new DeniedQuestion
        {
            Logs = parsed.GetRequiredValue(logs),
            Server = parsed.GetValue(server),
            Evidence = evidence.Read(parsed),
            ExplainsAll = parsed.GetValue(all),
            Sites = parsed.GetValue(site) ?? [],
            After = parsed.GetValue(after),
            Before = parsed.GetValue(before),
            Statuses = parsed.GetValue(status) ?? StatusFilter.Refusals,
            IncludeHarmless = parsed.GetValue(harmless),
            Top = parsed.GetValue(top) ?? int.MaxValue,
            IsRaw = parsed.GetValue(raw),
            IsJson = parsed.GetValue(json),
        }));
        return command;
    }
}
