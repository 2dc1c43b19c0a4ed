using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>What all levels of one server share: schema, facts, and the rules by which a contribution is let in.</summary>
internal sealed class LevelServices(SchemaCatalog schema, ConfigurationFiles files, ConfigurationFile applicationHost, SectionDeclarations serverDeclarations)
{
    private readonly Dictionary<string, EffectiveSection> _defaults = new(StringComparer.Ordinal);

    /// <summary>The section as nobody set it.</summary>
    public EffectiveSection Default(string path)
    {
        lock (_defaults)
        {
            if (!_defaults.TryGetValue(path, out var section))
                _defaults[path] = section = MakeDefault(path, serverDeclarations.Find(path));
            return section;
        }
    }

    /// <summary>The section after one contribution, or as it was when the contribution is refused.</summary>
    public EffectiveSection Merge(
        EffectiveSection section,
        Contribution contribution,
        SectionUse use,
        SectionDeclarations declarations,
        ConfigurationLevel level,
        List<ConfigurationProblem> problems)
    {
        var location = contribution.Location?.WrittenPath ?? "";
        var isAboveSites = level.Application is null;
        var context = new MergeContext(
            contribution.File, location, use.Path, IsStrict(use.Path), !ReferenceEquals(contribution.File, applicationHost), problems);
        var declaration = declarations.Find(use.Path);
        if (!ReferenceEquals(contribution.File, applicationHost) && !isAboveSites && SectionGate.Refuses(section, contribution, use, declaration, level, context))
            return section;
        var element = MergeElement(section.Element, use, context, level);
        return With(section.Path, element, Override(section.Overrides, contribution), declaration);
    }

    private EffectiveElement MergeElement(EffectiveElement inherited, SectionUse use, MergeContext context, ConfigurationLevel level)
    {
        if (!context.MayHaveConfigSource || use.Element.Find("configSource") is not { } source)
            return MergeWritten(inherited, use.Element, context);
        var external = files.ReadConfigSource(context.File, source, use.Element);
        if (external.Root is { } root)
            return MergeWritten(inherited, root, new MergeContext(external, context.Location, use.Path, context.IsStrict, false, context.Problems));
        use.Element.TryFind("configSource", out var attribute);
        var why = external.Problem?.Message ?? (external.State == FactState.Absent ? "The file does not exist." : $"The file is not at hand ({external.State}).");
        if (external.State is FactState.Absent or FactState.Present)
            context.Invalid(attribute.Line, attribute.Column, $"The configSource '{source}' cannot be used: {why}", "Correct the path; it is relative to the folder of this file.");
        else
            level.Lacks(new UnreadFile(external.Path, external.State, external.Reason));
        return inherited;
    }

    private static EffectiveElement MergeWritten(EffectiveElement inherited, ConfigurationElement written, MergeContext context) => ElementMerger.Merge(
        context.Section == "system.web/identity" ? AspNetIdentitySection.ResetByImpersonate(inherited, written) : inherited, written, context);

    private EffectiveSection MakeDefault(string path, SectionDeclaration? declaration)
    {
        var element = schema.Find(path)?.Element ?? SchemaLess.Element(path.Substring(path.LastIndexOf('/') + 1));
        var overrides = declaration is { IsOverrideAllowed: false } ? new[] { Declared(declaration) } : [];
        return With(path, new EffectiveElement(element, element.Name), overrides, declaration);
    }

    private static EffectiveSection With(string path, EffectiveElement element, SectionOverride[] overrides, SectionDeclaration? declaration) =>
        new(path, element, overrides, declaration is { Scope: not (SectionScope.Everywhere or SectionScope.MachineToApplication) } || overrides.Any(o => !o.Allows));

    private SectionOverride Declared(SectionDeclaration declaration) =>
        new(applicationHost, false, declaration.Source, "overrideModeDefault=\"Deny\"");

    /// <summary>A location tag's word about overriding replaces what the same file said before.</summary>
    private static SectionOverride[] Override(SectionOverride[] before, Contribution contribution)
    {
        if (contribution.Location is not { OverrideMode: { } allows } tag)
            return before;
        var source = new SourcePosition(contribution.File.Path, tag.Element.Line, tag.Element.Column, tag.WrittenPath);
        var says = tag.Element.Find("overrideMode") is { } mode ? $"overrideMode=\"{mode}\"" : $"allowOverride=\"{tag.Element.Find("allowOverride")}\"";
        return [.. before.Where(o => !ReferenceEquals(o.File, contribution.File)), new SectionOverride(contribution.File, allows, source, says)];
    }

    /// <summary>
    /// IIS's native readers check the native sections, and these two of ASP.NET, against the schema. Other .NET sections are checked
    /// by .NET when it reads them, with a schema of its own.
    /// </summary>
    private static bool IsStrict(string path) => SectionDeclarations.IsNative(path) || path is "system.web/identity" or "system.web/authentication";
}
