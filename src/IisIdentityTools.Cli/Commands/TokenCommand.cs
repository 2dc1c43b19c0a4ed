using System.CommandLine;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Cli.Tokens;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid token: what the tokens of identities hold.</summary>
internal static class TokenCommand
{
    public const string Examples = """
        Examples:
          iisid token ./WEB01
          iisid token ./WEB01 IUSR 'IIS AppPool\Shop'
          iisid token ./WEB01 --application-pool 'Shop*'
          iisid token ./WEB01 --json | jq -r '.[] | select(.IsInIisIusrs != "Yes") | .Identity'
        """;

    public static Command Create(AnswerRun run)
    {
        var source = SourceArgument.Create();
        var identity = new Argument<string[]>("identity") { Description = "Accounts by name or SID: a pool's, IUSR, a user. Without any: every pool and every anonymous user.", Arity = ArgumentArity.ZeroOrMore };
        var pool = new Option<string[]>("--application-pool") { HelpName = "NAME", Description = "Application pools, by name or pattern.", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        var json = JsonOption.Create();
        var command = new Command("token", "What the token of an identity holds, groups and privileges, and why.") { source, identity, pool, json };
        command.SetAction(parsed =>
        {
            var query = new TokenQuery { Identities = parsed.GetValue(identity), ApplicationPools = parsed.GetValue(pool) };
            var isDetailed = query.Identities is { Count: > 0 } || query.ApplicationPools is { Count: > 0 };
            return run.Answer(new Question<IdentityToken>
            {
                Source = parsed.GetRequiredValue(source),
                Ask = (configuration, onMissing, cancellation) => new IdentityTokenResolver(configuration).Resolve(query, onMissing, cancellation),
                MakeSink = () => parsed.GetValue(json) ? new JsonArraySink<IdentityToken>(run.Host.Output, AnswersJson.Default.IdentityToken)
                    : isDetailed ? new TokenSink(run.Host) : new TokenOverviewSink(run.Host),
                IsJson = parsed.GetValue(json),
            });
        });
        return command;
    }
}
