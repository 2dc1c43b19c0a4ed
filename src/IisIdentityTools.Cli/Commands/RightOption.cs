using System.CommandLine;
using IisIdentityTools.Access;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--right: rights by name, by the letters of icacls, or as a mask.</summary>
internal static class RightOption
{
    public static Option<FileRights?> Create(string description) => new("--right")
    {
        Description = description,
        HelpName = "RIGHT",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var text = string.Join(",", result.Tokens.Select(token => token.Value));
            if (RightsText.TryParse(text, out var rights))
                return rights;
            result.AddError(RightsText.Explain(text));
            return null;
        },
    };
}
