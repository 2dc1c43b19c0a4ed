using System.CommandLine;
using System.Text;
using IisIdentityTools.Cli.Descriptors;
using IisIdentityTools.Cli.Lines;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid sddl: security descriptors from one form into another.</summary>
internal static class SddlCommand
{
    public const string Examples = """
        Examples:
          iisid sddl 'O:BAG:SYD:(A;;FA;;;BA)'
          iisid sddl --to json 'O:BAG:SYD:(A;;FA;;;BA)'
          getfattr --only-values -n system.ntfs_acl /mnt/web | base64 -w0 | iisid sddl
        """;

    public static Command Create(LineRun run)
    {
        var text = new Argument<string[]>("descriptor") { Description = "Security descriptors as SDDL or base64. Without any: the lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var to = new Option<DescriptorForm?>("--to") { HelpName = "FORM", Description = "Write base64, sddl or json. When left out: base64 of SDDL, and SDDL of base64." };
        to.CustomParser = result =>
        {
            var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            foreach (var form in Enum.GetValues<DescriptorForm>())
                if (string.Equals(form.ToString(), word, StringComparison.OrdinalIgnoreCase))
                    return form;
            result.AddError($"There is no form '{word}'. There are: base64, sddl, json.");
            return null;
        };
        var command = new Command("sddl", "Turns security descriptors from SDDL into base64 of their bytes and back, line by line, or into JSON.") { text, to };
        command.SetAction(parsed =>
        {
            var answerer = new DescriptorAnswerer(parsed.GetValue(to));
            return parsed.GetValue(text) is { Length: > 0 } texts
                ? run.Answer(answerer, new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', texts.Select(each => each.ReplaceLineEndings(" "))))))
                : run.Answer(answerer);
        });
        return command;
    }
}
