using System.Management.Automation.Language;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Names as they must be typed.</summary>
internal static class CompletionText
{
    /// <summary>The name itself when nothing in it means anything to PowerShell, else the name in single quotation marks.</summary>
    public static string Quote(string name) =>
        name.Length > 0 && name.All(IsPlain) && name[0] != '-' ? name : "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '\\';
}
