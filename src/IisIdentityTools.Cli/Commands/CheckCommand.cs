using System.CommandLine;
using IisIdentityTools.Cli.Checks;
using IisIdentityTools.Cli.Lines;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid check: the bare access check, line by line.</summary>
internal static class CheckCommand
{
    public const string Examples = """
        Each line is a JSON object:
          sddl or descriptor   the security descriptor, as SDDL or as base64 of its self-relative bytes
          sids                 SIDs or SDDL aliases of the token; the first is the user
          denyOnly             those that the token holds for deny entries only
          restricted           its restricting SIDs
          privileges           privileges that are used: SeBackupPrivilege ...
          integrity            its integrity level: Low, Medium, High, System ... or S-1-16-...
          desired              rights asked for: "0x1200a9"; generic bits and 0x02000000 (the maximum) are understood
          machine, domain, rootDomain   SIDs that aliases such as LA, DA and EA stand on

        Examples:
          echo '{"sddl":"D:(A;;FR;;;BU)","sids":["S-1-5-21-1-2-3-1001","BU"],"desired":"0x80000000"}' | iisid check
          iisid check < questions.jsonl | jq -r .access | sort | uniq -c
        """;

    public static Command Create(LineRun run)
    {
        var command = new Command("check", "Decides, for each JSON line of standard input, whether a token has access to a file with that security descriptor.");
        command.SetAction(_ => run.Answer(new CheckAnswerer()));
        return command;
    }
}
