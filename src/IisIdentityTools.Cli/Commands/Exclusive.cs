using System.CommandLine;
using System.CommandLine.Parsing;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Options that would have no effect beside another are refused rather than ignored.</summary>
internal static class Exclusive
{
    public static void Check(CommandResult result, Option option, params Option[] others)
    {
        if (!IsGiven(result, option))
            return;
        foreach (var other in others.Where(other => IsGiven(result, other)))
            result.AddError($"{option.Name} and {other.Name} do not go together.");
    }

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
