namespace IisIdentityTools.HelpGenerator;

/// <summary>The two parameters that PowerShell itself gives to every cmdlet that supports ShouldProcess.</summary>
internal static class ShouldProcessParameters
{
    private static readonly ParameterUse s_everywhere = new("", false, null, false, false);

    public static IReadOnlyList<ParameterHelp> All { get; } =
    [
        Switch("WhatIf", "wi", "Shows what would be done, and writes nothing."),
        Switch("Confirm", "cf", "Shows what would be done, and asks. With -Confirm:$false it is done without a question."),
    ];

    private static ParameterHelp Switch(string name, string alias, string text) => new(name, "SwitchParameter", [text], "", [alias], [], false, [s_everywhere]);
}
