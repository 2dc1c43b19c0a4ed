using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Files;

/// <summary>The sections and section groups that are known at one level: those of the levels above and those the level's file declares.</summary>
internal sealed class SectionDeclarations
{
    private readonly SectionDeclarations? _above;
    private readonly Dictionary<string, SectionDeclaration> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    private SectionDeclarations(SectionDeclarations? above) => _above = above;

    /// <summary>The declaration of a section, or null when none of the files declares it.</summary>
    public SectionDeclaration? Find(string path) => _sections.TryGetValue(path, out var found) ? found : _above?.Find(path);

    /// <summary>True when the path is a declared group of sections.</summary>
    public bool IsGroup(string path) => _groups.Contains(path) || (_above?.IsGroup(path) ?? false);

    /// <summary>
    /// What a stock server declares. The .NET sections always count, since machine.config brings them; the native ones only when
    /// applicationHost.config does not declare its own.
    /// </summary>
    public static SectionDeclarations Stock(bool withNative)
    {
        var stock = new SectionDeclarations(null);
        foreach (var section in withNative ? StockSections.Machine.Concat(StockSections.ApplicationHost) : StockSections.Machine)
            stock.Add(new SectionDeclaration(section.Path, section.OverrideModeAllowed, ReadScope(section.AllowDefinition), null));
        return stock;
    }

    /// <summary>True for a path that only applicationHost.config can declare.</summary>
    public static bool IsNative(string path) =>
        path.StartsWith("system.webServer", StringComparison.Ordinal)
        || path.StartsWith("system.applicationHost", StringComparison.Ordinal)
        || path.StartsWith("system.ftpServer", StringComparison.Ordinal);

    /// <summary>These declarations and those in the file's <c>configSections</c>; the same object when it has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where a second declaration of a section, or a misplaced one, is reported.</param>
    public SectionDeclarations With(ConfigurationFile file, List<ConfigurationProblem> problems)
    {
        if (file.Root is not { } root || root.FindChild("configSections") is not { } declared)
            return this;
        foreach (var misplaced in root.Children.Skip(1).Where(child => child.Name == "configSections"))
            problems.Add(Problem(file, misplaced, ConfigurationHResult.Invalid, "Only one <configSections> element is allowed, and it must be the first child of <configuration>.", "Move it to the top of the file, into one."));
        var result = new SectionDeclarations(this);
        result.AddAll(file, declared, "", problems);
        return result;
    }

    private void AddAll(ConfigurationFile file, ConfigurationElement parent, string prefix, List<ConfigurationProblem> problems)
    {
        foreach (var child in parent.Children)
        {
            if (child.Find("name") is not { Length: > 0 } name)
                continue;
            if (child.Name == "sectionGroup")
            {
                _groups.Add(prefix + name);
                AddAll(file, child, prefix + name + "/", problems);
            }
            else if (child.Name == "section" && IsNew(prefix + name, file, child, problems))
            {
                Add(new SectionDeclaration(
                    prefix + name,
                    !string.Equals(child.Find("overrideModeDefault")?.Trim(), "Deny", StringComparison.OrdinalIgnoreCase),
                    ReadScope(child.Find("allowDefinition")),
                    new SourcePosition(file.Path, child.Line, child.Column, "")));
            }
        }
    }

    /// <summary>
    /// A section may be declared once along the whole chain. Stock .NET declarations that no captured file holds do not count: which
    /// of them a pool's framework version has is not known.
    /// </summary>
    private bool IsNew(string path, ConfigurationFile file, ConfigurationElement element, List<ConfigurationProblem> problems)
    {
        var first = Find(path);
        if (first is null || (first.Source is null && !IsNative(path)))
            return true;
        problems.Add(Problem(file, element, ConfigurationHResult.Duplicate, $"There is a duplicate '{path}' section defined{(first.Source is { } source ? $"; the first one is at {source}" : "")}.", "Remove this declaration.", path, first.Source));
        return false;
    }

    private static ConfigurationProblem Problem(
        ConfigurationFile file, ConfigurationElement element, string hresult, string message, string fix, string section = "configSections", SourcePosition? first = null) => new()
    {
        Status = "500.19",
        HResult = hresult,
        Fault = hresult == ConfigurationHResult.Duplicate ? ConfigurationFault.Duplicate : ConfigurationFault.BadValue,
        Message = message,
        Fix = fix,
        File = file.Path,
        Line = element.Line,
        Column = element.Column,
        Section = section,
        LockFile = first?.File ?? "",
        LockLine = first?.Line ?? 0,
    };

    private void Add(SectionDeclaration declaration)
    {
        // machine.config declares system.webServer as one section that .NET ignores: to IIS it is a group.
        if (declaration.Path is "system.webServer" or "system.applicationHost" or "system.ftpServer")
            return;
        _sections[declaration.Path] = declaration;
        for (var at = declaration.Path.LastIndexOf('/'); at > 0; at = declaration.Path.LastIndexOf('/', at - 1))
            _groups.Add(declaration.Path.Substring(0, at));
    }

    private static SectionScope ReadScope(string? text) => text?.Trim() switch
    {
        "MachineToApplication" => SectionScope.MachineToApplication,
        "AppHostOnly" => SectionScope.AppHostOnly,
        "MachineToRootWeb" or "MachineToWebRoot" => SectionScope.MachineToRootWeb,
        "MachineOnly" => SectionScope.MachineOnly,
        _ => SectionScope.Everywhere,
    };
}
