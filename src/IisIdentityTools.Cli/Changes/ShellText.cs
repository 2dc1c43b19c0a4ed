namespace IisIdentityTools.Cli.Changes;

/// <summary>Text for a command to be copied.</summary>
internal static class ShellText
{
    /// <summary>The text in single quotes where a shell would take it apart.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '/' or '\\' or '.' or '-' or '_' or ':') && !(text.Contains('\\') && !OperatingSystem.IsWindows())
            ? text
            : $"'{text.Replace("'", OperatingSystem.IsWindows() ? "''" : @"'\''", StringComparison.Ordinal)}'";
}
