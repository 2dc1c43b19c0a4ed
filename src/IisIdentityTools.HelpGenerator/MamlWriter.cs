using System.Xml.Linq;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Writes what Get-Help reads. A parameter that is missing here does not exist for Get-Help.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_msh = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<CmdletHelp> cmdlets)
    {
        var root = new XElement(s_msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Command));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement Command(CmdletHelp cmdlet) => new(
        s_command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", cmdlet.Name),
            Description([cmdlet.Synopsis]),
            new XElement(s_command + "verb", cmdlet.Verb),
            new XElement(s_command + "noun", cmdlet.Noun)),
        Description(cmdlet.Description),
        new XElement(s_command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set))),
        new XElement(s_command + "parameters", cmdlet.Parameters.Select(parameter => Parameter(parameter, parameter.Uses[0], true))),
        new XElement(s_command + "inputTypes", cmdlet.Inputs.Select(type => Type("inputType", type))),
        new XElement(s_command + "returnValues", cmdlet.Outputs.Select(type => Type("returnValue", type))),
        new XElement(s_command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(s_command + "relatedLinks", cmdlet.Links.Select(Link)));

    private static XElement SyntaxItem(CmdletHelp cmdlet, string set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", cmdlet.Name),
        ParametersOf(cmdlet, set).Select(pair => Parameter(pair.Parameter, pair.Use, false)));

    /// <summary>Positional parameters in their order, then mandatory ones, then the rest: as Get-Command -Syntax does.</summary>
    public static IEnumerable<(ParameterHelp Parameter, ParameterUse Use)> ParametersOf(CmdletHelp cmdlet, string set) =>
        cmdlet.Parameters
            .Where(parameter => parameter.In(set) is not null)
            .Select(parameter => (Parameter: parameter, Use: parameter.In(set)!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenByDescending(pair => pair.Use.Required);

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use, bool complete) => new(
        s_command + "parameter",
        new XAttribute("required", use.Required ? "true" : "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
        new XAttribute("pipelineInput", use.PipelineText),
        new XAttribute("position", use.PositionText),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(s_maml + "name", parameter.Name),
        Description(parameter.Values.Count == 0 ? parameter.Text : parameter.Text.Append($"Values: {string.Join(", ", parameter.Values)}.")),
        parameter.IsSwitch && !complete
            ? null
            : new XElement(s_command + "parameterValue", new XAttribute("required", parameter.IsSwitch ? "false" : "true"), new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"), parameter.Type),
        complete && parameter.Values.Count > 0 ? new XElement(s_command + "parameterValueGroup", parameter.Values.Select(Value)) : null,
        complete ? new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.Type)) : null,
        complete ? new XElement(s_dev + "defaultValue", DefaultText(parameter)) : null);

    public static string DefaultText(ParameterHelp parameter) =>
        parameter.Default.Length > 0 ? parameter.Default : parameter.IsSwitch ? "False" : "None";

    private static XElement Value(string name) =>
        new(s_command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), name);

    private static XElement Type(string element, TypeHelp type) => new(
        s_command + element,
        new XElement(s_dev + "type", new XElement(s_maml + "name", type.Name)),
        Description([type.Text]));

    private static XElement Example(ExampleHelp example, int index) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
        new XElement(s_dev + "code", example.Code),
        new XElement(s_dev + "remarks", example.Remarks.Append("").Select(Paragraph)));

    private static XElement Link(LinkHelp link) => new(
        s_maml + "navigationLink",
        new XElement(s_maml + "linkText", link.Address.Length > 0 ? link.Text + ":" : link.Text),
        new XElement(s_maml + "uri", link.Address));

    private static XElement Description(IEnumerable<string> paragraphs) => new(s_maml + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
