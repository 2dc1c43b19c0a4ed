using System.CommandLine;
using System.CommandLine.Parsing;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Options whose values are the names of an enumeration, in any case.</summary>
internal static class EnumOption
{
    /// <summary>An option that takes one name or several.</summary>
    /// <param name="name">The option, "--handler".</param>
    /// <param name="what">What a value is, for the error: "kind of handler".</param>
    /// <param name="description">Its description.</param>
    /// <param name="isOffered">False for names that make no sense as a value.</param>
    public static Option<T[]> Several<T>(string name, string what, string description, Func<T, bool>? isOffered = null)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = "KIND",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => [.. result.Tokens.Select(token => Parse(token, what, isOffered ?? (_ => true), result))],
        };

    // Names only: a number would pass for a value as well.
    private static T Parse<T>(Token token, string what, Func<T, bool> isOffered, ArgumentResult result)
        where T : struct, Enum
    {
        var offered = Enum.GetValues<T>().Where(isOffered).ToArray();
        foreach (var value in offered)
            if (string.Equals(value.ToString(), token.Value, StringComparison.OrdinalIgnoreCase))
                return value;
        result.AddError($"There is no {what} '{token.Value}'. There are: {string.Join(", ", offered)}.");
        return default;
    }
}
