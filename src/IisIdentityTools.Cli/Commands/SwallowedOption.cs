using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>In "--user --json" the library takes --json for the user's name; here it is a name that was forgotten.</summary>
internal static class SwallowedOption
{
    public static void Refuse(Command command)
    {
        foreach (var subcommand in command.Subcommands)
            Refuse(subcommand);
        foreach (var option in command.Options)
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } swallowed)
                    result.AddError($"{option.Name} needs a value; '{swallowed.Value}' is none.");
            });
        }
    }
}
