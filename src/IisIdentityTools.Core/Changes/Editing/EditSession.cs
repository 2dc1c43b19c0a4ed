using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Changes.Editing;

/// <summary>Takes edits one after the other and notes at the elements what they shall become. The text stays as it is.</summary>
internal sealed class EditSession
{
    private static readonly string[] s_limits = ["allowOverride", "overrideMode", "inheritInChildApplications"];

    private readonly TextDocument _document;
    private readonly EditedElement _root;
    private Dictionary<string, List<EditedElement>>? _locations;

    public EditSession(TextDocument document)
    {
        _document = document;
        _root = EditedElement.Of(document, document.Root);
    }

    /// <summary>Notes what an edit changes.</summary>
    /// <exception cref="ConfigurationEditException">The section is kept elsewhere, encrypted, or there more than once.</exception>
    public void Apply(ConfigurationEdit edit)
    {
        var isNeeded = edit.Kind == ConfigurationEditKind.SetAttribute;
        var section = FindSection(edit) ?? (isNeeded ? MakeSection(edit) : null);
        if (section is null)
            return;
        RefuseIfKeptElsewhere(section, edit);
        Descend(section, edit, isNeeded)?.Set(edit.Attribute, edit.Value);
    }

    private EditedElement? FindSection(ConfigurationEdit edit)
    {
        var found = Containers(edit).SelectMany(container => SectionsIn(container, edit).Select(section => (container, section))).ToArray();
        if (found.Length <= 1)
            return found.FirstOrDefault().section;
        // A location tag that locks or unlocks a section names it without content.
        var filled = found.Where(each => !each.section.IsEmpty).ToArray();
        if (filled.Length > 1)
            throw filled[1].section.Refuse($"The section {edit.Section} is set twice for the same path, also at line {_document.LineOf(filled[0].section.Offset)}. Put the two together first.");
        return filled.Length == 1 ? filled[0].section : found.OrderBy(each => IsLimited(each.container)).First().section;
    }

    /// <summary>The section is made in the file's body, in the last location tag that limits nothing, or in a new one.</summary>
    private EditedElement MakeSection(ConfigurationEdit edit)
    {
        var container = edit.Location is null ? _root : Containers(edit).LastOrDefault(tag => !IsLimited(tag)) ?? MakeLocation(edit.Location);
        // The groups may stand more than once: the one that leads furthest down is taken.
        var (level, depth) = (new[] { container }, 0);
        for (EditedElement[] next; (next = level.SelectMany(element => element.FindAll(edit.SectionNames[depth])).ToArray()).Length > 0; depth++)
            level = next;
        return edit.SectionNames.Skip(depth).Aggregate(level[level.Length - 1], (element, name) => element.Add(name));
    }

    /// <summary>Where a section may stand for the edit's path: the file's body and the location tags for it.</summary>
    private IEnumerable<EditedElement> Containers(ConfigurationEdit edit)
    {
        _locations ??= IndexLocations();
        var tags = _locations.TryGetValue(edit.Location ?? "", out var found) ? found : [];
        return edit.Location is null ? tags.Prepend(_root) : tags;
    }

    private static IEnumerable<EditedElement> SectionsIn(EditedElement container, ConfigurationEdit edit)
    {
        IEnumerable<EditedElement> level = [container];
        foreach (var name in edit.SectionNames)
            level = level.SelectMany(element => element.FindAll(name));
        return level;
    }

    private static EditedElement? Descend(EditedElement section, ConfigurationEdit edit, bool isNeeded)
    {
        var element = section;
        foreach (var step in edit.Steps)
        {
            var found = element.FindAll(step.Name).Where(child => step.Key is null || string.Equals(child.Find(step.Key), step.KeyValue, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
            if (found.Length > 1)
                throw element.Refuse($"<{element.Name}> has more than one {step}. Say which: {step.Name}[@name='...'] or by another attribute.");
            if (found.Length == 0 && !isNeeded)
                return null;
            if (found.Length == 0 && step.Key is not null)
                throw element.Refuse($"<{element.Name}> has no {step}. Add the item first, or correct its name.");
            element = found.Length == 1 ? found[0] : element.Add(step.Name);
        }

        return element;
    }

    private static void RefuseIfKeptElsewhere(EditedElement section, ConfigurationEdit edit)
    {
        if (section.Find("configSource") is { Length: > 0 } source)
            throw section.Refuse($"The section {edit.Section} is kept in the file '{source}' (configSource). Make the change there.");
        if (section.Find("configProtectionProvider") is { Length: > 0 } provider)
            throw section.Refuse($"The section {edit.Section} is encrypted by '{provider}' (configProtectionProvider). Decrypt it first, or change it with the tool that encrypted it.");
    }

    private bool IsLimited(EditedElement container) => !ReferenceEquals(container, _root) && s_limits.Any(limit => container.Find(limit) is not null);

    private EditedElement MakeLocation(string path)
    {
        var tag = _root.Add("location");
        tag.Set("path", path);
        Index(_locations!, path, tag);
        return tag;
    }

    private Dictionary<string, List<EditedElement>> IndexLocations()
    {
        var index = new Dictionary<string, List<EditedElement>>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in _root.FindAll("location"))
            Index(index, LocationTag.Normalize(tag.Find("path") ?? ""), tag);
        return index;
    }

    private static void Index(Dictionary<string, List<EditedElement>> index, string path, EditedElement tag)
    {
        if (!index.TryGetValue(path, out var tags))
            index.Add(path, tags = []);
        tags.Add(tag);
    }
}
