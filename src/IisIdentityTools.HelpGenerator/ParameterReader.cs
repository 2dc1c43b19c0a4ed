using System.Reflection;

namespace IisIdentityTools.HelpGenerator;

/// <summary>Reads the parameters of a cmdlet, in the order in which its source and its base classes declare them.</summary>
internal sealed class ParameterReader(XmlDocumentation documentation, HelpProblems problems)
{
    public IReadOnlyList<ParameterHelp> Read(Type cmdlet) =>
    [
        .. Lineage(cmdlet)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.Attributes("ParameterAttribute").Any(use => !use.Named<bool>("DontShow")))
            .Select(Read),
    ];

    private ParameterHelp Read(PropertyInfo property)
    {
        var id = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        var member = documentation.Member(id);
        var text = XmlDocumentation.Paragraphs(member?.Element("summary"));
        if (text.Count == 0)
            problems.Add(id[2..], "this parameter has no <summary>.");
        return new ParameterHelp(
            property.Name,
            Shown(property.PropertyType).Name,
            text,
            XmlDocumentation.Text(member?.Element("value")),
            Aliases(property),
            Values(property.PropertyType),
            property.Attribute("SupportsWildcardsAttribute") is not null,
            [.. property.Attributes("ParameterAttribute").Select(Use)]);
    }

    private static ParameterUse Use(CustomAttributeData attribute) => new(
        attribute.Named<string>("ParameterSetName") ?? "",
        attribute.Named<bool>("Mandatory"),
        attribute.NamedArguments.Any(argument => argument.MemberName == "Position") ? attribute.Named<int>("Position") : null,
        attribute.Named<bool>("ValueFromPipeline"),
        attribute.Named<bool>("ValueFromPipelineByPropertyName"));

    private static IReadOnlyList<string> Aliases(PropertyInfo property) =>
        property.Attribute("AliasAttribute") is { } alias
            ? [.. ((IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(argument => (string)argument.Value!)]
            : [];

    /// <summary>Nullable tells only that the parameter can be left out, which the syntax tells already.</summary>
    private static Type Shown(Type type) => type.IsGenericType && type.Name == "Nullable`1" ? type.GetGenericArguments()[0] : type;

    private static IReadOnlyList<string> Values(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        return element.IsEnum ? [.. element.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)] : [];
    }

    private static IEnumerable<Type> Lineage(Type cmdlet)
    {
        for (var type = cmdlet; type is not null && type.Assembly == cmdlet.Assembly; type = type.BaseType)
            yield return type;
    }
}
