using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>
/// One level of the configuration hierarchy: MACHINE, WEBROOT, APPHOST, a site, or a URL path below it. Sections are merged when
/// first asked for and then kept; a level that adds nothing shares those of the level above.
/// </summary>
public sealed class ConfigurationLevel
{
    private static readonly Contribution[] s_none = [];
    private static readonly List<ConfigurationProblem> s_noProblems = [];

    private readonly LevelServices _services;
    private readonly Contribution[] _contributions;
    private readonly bool _hasBorderedSettings;
    private readonly Dictionary<string, EffectiveSection>? _sections;
    private readonly Dictionary<string, EffectiveSection>? _inheritedSections;
    private readonly List<ConfigurationProblem> _problems;
    private readonly LevelPath _path;
    private readonly UnreadFile? _unread;
    private List<UnreadFile>? _lacking;

    internal ConfigurationLevel(
        LevelServices services,
        ConfigurationLevel? parent,
        LevelPath path,
        string? application,
        SectionDeclarations declarations,
        LevelDraft draft,
        UnreadFile? unread)
    {
        _services = services;
        Parent = parent;
        _path = path;
        _unread = unread;
        Application = application;
        Declarations = declarations;
        _contributions = draft.IsEmpty ? s_none : draft.Contributions.ToArray();
        _hasBorderedSettings = (parent?._hasBorderedSettings ?? false) || Array.Exists(_contributions, contribution => !contribution.IsInherited);
        _problems = draft.HasProblems || _contributions.Length > 0 ? draft.Problems : s_noProblems;
        if (_contributions.Length == 0)
            return;
        _sections = new Dictionary<string, EffectiveSection>(StringComparer.Ordinal);
        _inheritedSections = new Dictionary<string, EffectiveSection>(StringComparer.Ordinal);
        foreach (var section in _contributions.SelectMany(c => c.Sections).Select(use => use.Path).Distinct(StringComparer.Ordinal))
            _sections[section] = Merge(section, bordered: true, _problems);
    }

    /// <summary>The level above; null for MACHINE.</summary>
    public ConfigurationLevel? Parent { get; }

    /// <summary>The level of applicationHost.config above this one: what the server itself says, without the site's files.</summary>
    public ConfigurationLevel ServerLevel => Application is null || Parent is null ? this : Parent.ServerLevel;

    /// <summary>Configuration path below APPHOST: "" for the server's own levels, else "Site" or "Site/shop/admin".</summary>
    public string Path => _path.ToString();

    /// <summary>Key of the application that the level belongs to; null for the server's own levels.</summary>
    internal string? Application { get; }

    internal SectionDeclarations Declarations { get; }

    /// <summary>True when a file says something for this very level.</summary>
    public bool HasOwnSettings => _contributions.Length > 0;

    /// <summary>Configuration files of this level and those above that may say something but are not at hand.</summary>
    public IReadOnlyList<UnreadFile> UnreadFiles => LacksFiles ? [.. Parent?.UnreadFiles ?? [], .. _unread is null ? [] : (UnreadFile[])[_unread], .. _lacking ?? []] : [];

    /// <summary>True when there are <see cref="UnreadFiles"/>.</summary>
    internal bool LacksFiles => _unread is not null || _lacking is not null || Parent is { LacksFiles: true };

    /// <summary>Problems of this level alone.</summary>
    public IReadOnlyList<ConfigurationProblem> OwnProblems => _problems;

    /// <summary>Problems that requests at this level meet: its own and those of the site's levels above, but not the server's own.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems
    {
        get
        {
            if (Application is null)
                return _problems;
            var above = Parent is { Application: not null } ? Parent.Problems : [];
            return _problems.Count == 0 ? above : above.Count == 0 ? _problems : [.. above, .. _problems];
        }
    }

    /// <summary>The level whose settings count here: this one, or the nearest above when this one adds nothing. Levels with the same one answer alike.</summary>
    public ConfigurationLevel EffectiveLevel =>
        HasOwnSettings || Parent is null || (CrossesBorder && Parent._hasBorderedSettings) ? this : Parent.EffectiveLevel;

    private bool CrossesBorder => Parent is { Application: not null } && !string.Equals(Application, Parent.Application, StringComparison.Ordinal);

    /// <summary>Notes a file that the level's own files refer to and that is not at hand.</summary>
    internal void Lacks(UnreadFile file)
    {
        if (!UnreadFiles.Any(known => string.Equals(known.Path, file.Path, StringComparison.OrdinalIgnoreCase)))
            (_lacking ??= []).Add(file);
    }

    /// <summary>The section as it counts at this level. A section that nobody sets has the schema's defaults.</summary>
    public EffectiveSection GetSection(string path) => Get(path, bordered: true);

    private EffectiveSection Get(string path, bool bordered)
    {
        // Every section that the level sets was merged when the level was made: a miss here means that it sets nothing.
        if (_sections is null || !_sections.TryGetValue(path, out var own))
            return Above(path, bordered);
        if (bordered || Array.TrueForAll(_contributions, contribution => contribution.IsInherited))
            return own;
        lock (_inheritedSections!)
        {
            if (!_inheritedSections.TryGetValue(path, out var section))
                _inheritedSections[path] = section = Merge(path, bordered: false, []);
            return section;
        }
    }

    /// <summary>The section as the level above hands it down; across the border of an application without what stops there.</summary>
    private EffectiveSection Above(string path, bool bordered)
    {
        if (Parent is null)
            return _services.Default(path);
        return Parent.Get(path, bordered: !Parent._hasBorderedSettings || (bordered && !CrossesBorder));
    }

    private EffectiveSection Merge(string path, bool bordered, List<ConfigurationProblem> problems)
    {
        var section = Above(path, bordered);
        foreach (var contribution in _contributions)
            if ((bordered || contribution.IsInherited) && contribution.Find(path) is { } use)
                section = _services.Merge(section, contribution, use, Declarations, this, problems);
        return section;
    }
}
