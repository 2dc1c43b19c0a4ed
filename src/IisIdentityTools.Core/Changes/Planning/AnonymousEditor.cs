using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Changes.Planning;

/// <summary>
/// Drafts the edits that give places another anonymous user. The place of an edit follows IIS: where the setting is made now if that is at
/// the place itself, else applicationHost.config under a location tag (rule A6: stock servers lock the section below it).
/// </summary>
internal sealed class AnonymousEditor(PlanDraft draft, AnonymousUser user)
{
    private const string UserName = "userName";
    private const string Password = "password";
    private const string BuiltInUser = "IUSR";
    private const int MaxNames = 5;

    private readonly List<string> _notes = [];
    private readonly HashSet<string> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Drafts the edits.</summary>
    /// <returns>What people must know of the places besides.</returns>
    public IReadOnlyList<string> Edit(IReadOnlyList<AnonymousTarget> targets)
    {
        // What a place above hands down needs no edit below: places that are done go first.
        foreach (var level in targets.GroupBy(target => target.Depth).OrderBy(level => level.Key))
        {
            var open = level.Where(target => !IsDone(target)).ToArray();
            foreach (var target in open)
                Edit(target);
            foreach (var target in open)
                Finish(target);
        }

        NoteWhereItIsOff(targets);
        foreach (var target in targets)
            Note(target);
        return _notes;
    }

    private bool IsDone(AnonymousTarget target) => IsDone(target.SectionIn(draft.After).Get(UserName));

    private bool IsDone(EffectiveValue value)
    {
        var name = value.Text.Trim();
        return user == AnonymousUser.ApplicationPool
            ? value.IsSet && name.Length == 0
            : name.Equals(BuiltInUser, StringComparison.OrdinalIgnoreCase) || name.Equals(@"NT AUTHORITY\IUSR", StringComparison.OrdinalIgnoreCase);
    }

    private void Edit(AnonymousTarget target)
    {
        var section = target.SectionIn(draft.Before);
        var (file, location) = PlaceOf(target, section.Get(UserName));
        // An account's password is of no use to another user.
        if (section.Get(Password) is { Source: { } stored } && IsAt(stored, file, location))
            draft.Edit(file, target.Name, ConfigurationEdit.RemoveAttribute(AnonymousTarget.Section, Password, location), $"{target.Name}: the stored password of the former user is removed");
        if (user == AnonymousUser.Iusr && section.Get(UserName).Source is { } own && IsAt(own, file, location))
            draft.Edit(file, target.Name, ConfigurationEdit.RemoveAttribute(AnonymousTarget.Section, UserName, location), Detail(target, "removed"));
        else
            Set(target, file, location);
    }

    // Taking the setting away uncovers what a place above says, which may be another user again.
    private void Finish(AnonymousTarget target)
    {
        if (IsDone(target))
            return;
        var value = target.SectionIn(draft.After).Get(UserName);
        var (file, location) = PlaceOf(target, value);
        Set(target, file, location);
        if (!IsDone(target))
            throw ChangeErrors.NotEffective(target.Name, "anonymousAuthentication/@userName", value.Source?.ToString() ?? "another file");
    }

    private void Set(AnonymousTarget target, string file, string? location)
    {
        var name = user == AnonymousUser.ApplicationPool ? "" : BuiltInUser;
        draft.Edit(file, target.Name, ConfigurationEdit.SetAttribute(AnonymousTarget.Section, UserName, name, location), Detail(target, $"\"{name}\""));
    }

    private (string File, string? Location) PlaceOf(AnonymousTarget target, EffectiveValue value)
    {
        var host = draft.Before.ApplicationHostPath;
        var levels = draft.Before.GetLevels(target.Site);
        var isOwnFile = value.Source is { } source && levels.WebConfigAt(target.UrlPath) is { } own && string.Equals(source.File, own.Path, StringComparison.OrdinalIgnoreCase);
        return isOwnFile ? (value.Source!.File, value.Source.Location) : (host, target.Name);
    }

    private static bool IsAt(SourcePosition source, string file, string? location) =>
        string.Equals(source.File, file, StringComparison.OrdinalIgnoreCase) && string.Equals(source.Location.Trim('/'), (location ?? "").Trim('/'), StringComparison.OrdinalIgnoreCase);

    private string Detail(AnonymousTarget target, string value)
    {
        var before = target.SectionIn(draft.Before).Get(UserName);
        return $"{target.Name}: anonymousAuthentication/@userName \"{before.Text}\" ({before.Source?.ToString() ?? "default of the schema"}) -> {value}";
    }

    // One setting mostly turns it off for many applications.
    private void NoteWhereItIsOff(IReadOnlyList<AnonymousTarget> targets)
    {
        var off = targets.Select(target => (target.Name, Enabled: target.SectionIn(draft.After).Get("enabled"))).Where(place => !place.Enabled.IsTrue);
        foreach (var group in off.GroupBy(place => place.Enabled.Source?.ToString() ?? "default"))
        {
            var names = group.Select(place => $"'{place.Name}'").ToArray();
            var places = string.Join(", ", names.Take(MaxNames)) + (names.Length > MaxNames ? FormattableString.Invariant($" and {names.Length - MaxNames} more") : "");
            _notes.Add($"Anonymous authentication is off for {places} ({group.Key}): the user counts only once that is on.");
        }
    }

    private void Note(AnonymousTarget target)
    {
        foreach (var problem in draft.After.GetLevels(target.Site).At(target.UrlPath).Problems.Where(problem => problem.Section == AnonymousTarget.Section))
            _notes.Add($"IIS refuses requests for '{target.Name}', before and after: {problem} {problem.Fix}");
        foreach (var path in draft.After.GetLocationPaths(target.Site).Where(path => Configuration.Hosting.UrlPath.IsAtOrBelow(path, target.UrlPath) && path.Length > target.UrlPath.Length))
        {
            var below = new AnonymousTarget(target.Site, path);
            var value = below.SectionIn(draft.After).Get(UserName);
            if (!IsDone(value) && value.Source is { } source && _kept.Add(below.Name))
                _notes.Add($"'{below.Name}' keeps its own anonymous user {(value.Text.Length == 0 ? "(the application pool)" : value.Text)} ({source}). Name it to change it too.");
        }
    }
}
