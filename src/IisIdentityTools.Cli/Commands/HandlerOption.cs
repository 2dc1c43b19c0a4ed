using System.CommandLine;
using System.CommandLine.Parsing;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--handler: kinds of handler by name.</summary>
internal static class HandlerOption
{
    public static Option<HandlerKind[]> Create() => new("--handler")
    {
        Description = "Kinds of handler to answer for: StaticFile, ClassicAsp, AspNetIntegrated, FastCgi ...",
        HelpName = "KIND",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Parse(token, result))],
    };

    private static HandlerKind Parse(Token token, ArgumentResult result)
    {
        // Names only: a number would pass for a kind as well.
        foreach (var kind in Enum.GetValues<HandlerKind>())
            if (string.Equals(kind.ToString(), token.Value, StringComparison.OrdinalIgnoreCase))
                return kind;
        result.AddError($"There is no kind of handler '{token.Value}'. There are: {string.Join(", ", Enum.GetNames<HandlerKind>())}.");
        return default;
    }
}
