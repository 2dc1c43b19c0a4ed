using System.Text;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Writes a cmdlet's page for people who read on the web; it says what Get-Help says.</summary>
internal static class MarkdownWriter
{
    public static string Write(CmdletHelp cmdlet)
    {
        var page = new StringBuilder();
        Line(page, $"# {cmdlet.Name}");
        Line(page, cmdlet.Synopsis);
        Line(page, "## Syntax");
        foreach (var set in cmdlet.ParameterSets)
            Line(page, $"```\n{Syntax(cmdlet, set)}\n```");
        Line(page, "## Description");
        foreach (var paragraph in cmdlet.Description)
            Line(page, paragraph);
        Line(page, "## Examples");
        for (var i = 0; i < cmdlet.Examples.Count; i++)
            Example(page, cmdlet.Examples[i], i + 1);
        Line(page, "## Parameters");
        foreach (var parameter in cmdlet.Parameters)
            Parameter(page, parameter);
        Line(page, "The common parameters (`-Verbose`, `-ErrorAction` ...) work as everywhere: see `Get-Help about_CommonParameters`.");
        Types(page, "## Inputs", cmdlet.Inputs);
        Types(page, "## Outputs", cmdlet.Outputs);
        Line(page, "## Related");
        foreach (var link in cmdlet.Links.Where(link => link.Address.Length == 0))
            page.Append("- [" + link.Text + "](" + link.Text + ".md)\n");
        return page.ToString();
    }

    private static string Syntax(CmdletHelp cmdlet, string set) =>
        cmdlet.Name + string.Concat(MamlWriter.ParametersOf(cmdlet, set).Select(pair => " " + Usage(pair.Parameter, pair.Use))) + " [<CommonParameters>]";

    private static string Usage(ParameterHelp parameter, ParameterUse use)
    {
        var name = use.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var text = parameter.IsSwitch ? name : $"{name} <{parameter.Type}>";
        return use.Required ? text : $"[{text}]";
    }

    private static void Example(StringBuilder page, ExampleHelp example, int number)
    {
        Line(page, $"### Example {number}: {example.Title}");
        Line(page, $"```powershell\n{example.Code}\n```");
        foreach (var remark in example.Remarks)
            Line(page, remark);
    }

    private static void Parameter(StringBuilder page, ParameterHelp parameter)
    {
        var use = parameter.Uses[0];
        Line(page, $"### -{parameter.Name}");
        foreach (var paragraph in parameter.Text)
            Line(page, paragraph);
        page.Append("| | |\n| --- | --- |\n");
        Row(page, "Type", parameter.Type);
        Row(page, "Values", string.Join(", ", parameter.Values));
        Row(page, "Aliases", string.Join(", ", parameter.Aliases));
        Row(page, "Parameter sets", string.Join(", ", parameter.Uses.Select(each => each.Set.Length == 0 ? "all" : each.Set)));
        Row(page, "Required", use.Required ? "yes" : "no");
        Row(page, "Position", use.PositionText);
        Row(page, "Default", MamlWriter.DefaultText(parameter));
        Row(page, "Pipeline input", use.PipelineText);
        Row(page, "Wildcards", parameter.Wildcards ? "yes" : "no");
        page.Append('\n');
    }

    private static void Row(StringBuilder page, string name, string value)
    {
        if (value.Length > 0)
            page.Append("| " + name + " | " + value + " |\n");
    }

    private static void Types(StringBuilder page, string title, IReadOnlyList<TypeHelp> types)
    {
        Line(page, title);
        foreach (var type in types)
            Line(page, $"**{type.Name}**: {type.Text}");
    }

    private static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");
}
