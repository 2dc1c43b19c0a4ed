using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>Options that take names, in a row or one by one.</summary>
internal static class NameOption
{
    public static Option<string[]> Create(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
}
