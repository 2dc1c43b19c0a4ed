using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Files;

/// <summary>Finds the sections under <c>configuration</c> or a location tag, group by group.</summary>
internal sealed class SectionFinder(SectionDeclarations declarations, SchemaCatalog schema, ConfigurationFile file, List<ConfigurationProblem> problems)
{
    private readonly List<SectionUse> _found = [];

    /// <summary>The sections below the element, in file order.</summary>
    public IReadOnlyList<SectionUse> Find(ConfigurationElement parent, string location)
    {
        Visit(parent, "", location);
        return _found;
    }

    private void Visit(ConfigurationElement parent, string prefix, string location)
    {
        foreach (var child in parent.Children)
        {
            var path = prefix.Length == 0 ? child.Name : prefix + "/" + child.Name;
            if (prefix.Length == 0 && child.Name is "location" or "configSections")
                continue;
            if (declarations.Find(path) is not null)
                _found.Add(new SectionUse(path, child));
            else if (declarations.IsGroup(path))
                Visit(child, path, location);
            else if (SectionDeclarations.IsNative(path))
                Undeclared(child, path, location);
            else if (schema.Find(path) is not null)
                _found.Add(new SectionUse(path, child));
            else if (schema.IsGroup(path))
                Visit(child, path, location);
        }
    }

    private void Undeclared(ConfigurationElement element, string path, string location) => problems.Add(new ConfigurationProblem
    {
        Status = "500.19",
        HResult = ConfigurationHResult.Invalid,
        Fault = ConfigurationFault.UnknownName,
        Message = $"The section <{element.Name}> ({path}) is not declared on this server.",
        Fix = "Install the module that brings the section, correct its name (names are case-sensitive), or remove it.",
        File = file.Path,
        Line = element.Line,
        Column = element.Column,
        Location = location,
        Section = path,
    });
}
