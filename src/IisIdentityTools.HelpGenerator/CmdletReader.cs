using System.Reflection;
using System.Xml.Linq;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Reads the cmdlets of an assembly, without loading it, into what help says about them.</summary>
internal sealed class CmdletReader(XmlDocumentation documentation, HelpProblems problems)
{
    private const int FewestExamples = 2;

    public IReadOnlyList<CmdletHelp> Read(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.Attribute("CmdletAttribute") is not null)
            .Select(Read)
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
    ];

    private CmdletHelp Read(Type type)
    {
        var attribute = type.Attribute("CmdletAttribute")!;
        var member = documentation.Member($"T:{type.FullName}");
        IReadOnlyList<ParameterHelp> parameters = [.. new ParameterReader(documentation, problems).Read(type), .. attribute.Named<bool>("SupportsShouldProcess") ? ShouldProcessParameters.All : []];
        var cmdlet = new CmdletHelp(
            (string)attribute.ConstructorArguments[0].Value!,
            (string)attribute.ConstructorArguments[1].Value!,
            XmlDocumentation.Text(member?.Element("summary")),
            XmlDocumentation.Paragraphs(member?.Element("remarks")),
            Sets(attribute.Named<string>("DefaultParameterSetName"), parameters),
            parameters,
            [.. (member?.Elements("example") ?? []).Select(Example)],
            Inputs(parameters),
            Outputs(type),
            [.. (member?.Elements("seealso") ?? []).Select(Link)]);
        Check(cmdlet, attribute.Named<string>("HelpUri"));
        return cmdlet;
    }

    private void Check(CmdletHelp cmdlet, string? helpUri)
    {
        if (cmdlet.Synopsis.Length == 0)
            problems.Add(cmdlet.Name, "it has no <summary>.");
        if (cmdlet.Description.Count == 0)
            problems.Add(cmdlet.Name, "it has no <remarks>.");
        if (cmdlet.Examples.Count < FewestExamples)
            problems.Add(cmdlet.Name, $"it has {cmdlet.Examples.Count} examples; {FewestExamples} are needed.");
        foreach (var example in cmdlet.Examples.Where(example => example.Title.Length == 0 || example.Code.Length == 0 || example.Remarks.Count == 0))
            problems.Add(cmdlet.Name, $"example '{example.Title}' lacks its <title>, <code> or <para>.");
        if (cmdlet.Outputs.Count == 0)
            problems.Add(cmdlet.Name, "it has no [OutputType].");
        foreach (var output in cmdlet.Outputs.Where(output => output.Text.Length == 0))
            problems.Add(cmdlet.Name, $"its output {output.Name} has no <summary>.");
        if (string.IsNullOrEmpty(helpUri) || cmdlet.Links.FirstOrDefault()?.Address != helpUri)
            problems.Add(cmdlet.Name, "its first <seealso href> must be the HelpUri of its [Cmdlet]: Get-Help -Online opens the one, Get-Command shows the other.");
    }

    private static IReadOnlyList<string> Sets(string? first, IReadOnlyList<ParameterHelp> parameters)
    {
        var named = parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set.Length > 0).Distinct().OrderBy(set => set != first).ToList();
        return named.Count > 0 ? named : [""];
    }

    private static ExampleHelp Example(XElement element) => new(
        XmlDocumentation.Text(element.Element("title")),
        (element.Element("code")?.Value ?? "").Trim().ReplaceLineEndings("\n"),
        [.. element.Elements("para").Select(XmlDocumentation.Text)]);

    private static LinkHelp Link(XElement element)
    {
        if (element.Attribute("href")?.Value is { } address)
            return new LinkHelp("Online version", address);
        var name = XmlDocumentation.ShortName(element.Attribute("cref")!.Value);
        var words = name.EndsWith("Command", StringComparison.Ordinal) ? name[..^"Command".Length] : name;
        var verbEnd = 1 + words.Skip(1).TakeWhile(char.IsLower).Count();
        return new LinkHelp($"{words[..verbEnd]}-{words[verbEnd..]}", "");
    }

    private static IReadOnlyList<TypeHelp> Inputs(IReadOnlyList<ParameterHelp> parameters)
    {
        var byValue = parameters.Where(parameter => parameter.Uses.Any(use => use.FromPipeline))
            .Select(parameter => new TypeHelp(parameter.Type, $"Bound to -{parameter.Name}."));
        var byName = parameters.Where(parameter => parameter.Uses.Any(use => use.FromPropertyName)).Select(parameter => parameter.Name).ToList();
        return [.. byValue, .. byName.Count == 0 ? [] : new[] { new TypeHelp("Any object", $"Its properties of these names are bound: {string.Join(", ", byName)}.") }];
    }

    private IReadOnlyList<TypeHelp> Outputs(Type type) =>
    [
        .. type.Attributes("OutputTypeAttribute")
            .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
            .Select(argument => (Type)argument.Value!)
            .Select(output => new TypeHelp(output.FullName!, OfFramework(output.FullName!) ?? documentation.Summary($"T:{output.FullName}"))),
    ];

    private static string? OfFramework(string type) =>
        type == typeof(bool).FullName ? "True or False." : type == typeof(string).FullName ? "Text." : null;
}
