using IisIdentityTools.Access.Checks;
using IisIdentityTools.Changes.Editing;
using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>A change while it is being planned: the edits and lists so far, the server as it would be with them, and the steps that write them.</summary>
internal sealed class PlanDraft
{
    private readonly IServerFacts _facts;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, FileDraft> _files = new(WindowsPath.Comparer);
    private readonly Dictionary<string, DaclDraft> _dacls = new(WindowsPath.Comparer);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, string> _lists = new(WindowsPath.Comparer);
    private readonly PatchedFacts _drafted;
    private readonly DescriptorStore _store;
    private ServerConfiguration? _after;

    public PlanDraft(ServerConfiguration before, CancellationToken cancellation)
    {
        Before = before;
        _facts = before.Facts;
        _cancellation = cancellation;
        // Permissions alone are looked at again and again while they are drafted: these facts follow the draft.
        _drafted = new PatchedFacts(_facts, new Dictionary<string, byte[]>(), _lists);
        _store = new DescriptorStore(_drafted);
        Checker = new PathAccessChecker(_drafted, _store);
    }

    /// <summary>The server as it is.</summary>
    public ServerConfiguration Before { get; }

    /// <summary>The server as it would be.</summary>
    public ServerConfiguration After => _after ??= IsEmpty ? Before : Patched();

    /// <summary>True when nothing is to be written.</summary>
    public bool IsEmpty => !_files.Values.Any(file => file.Result.IsChanged) && _dacls.Count == 0;

    /// <summary>The permissions of a path with what was drafted so far.</summary>
    public PathPermissions PermissionsOf(string path) => _store.Find(path);

    /// <summary>Checks access with the permissions drafted so far.</summary>
    public PathAccessChecker Checker { get; }

    /// <summary>Edits a configuration file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="place">The place of the server that it is for, "Shop/cart".</param>
    /// <param name="edit">The edit.</param>
    /// <param name="detail">What it changes, for people: with the value before.</param>
    /// <exception cref="ChangeException">FileNotCaptured: the file is not at hand.</exception>
    public void Edit(string file, string place, ConfigurationEdit edit, string detail)
    {
        if (!_files.TryGetValue(file, out var draft))
        {
            _files[file] = draft = new FileDraft(file, ReadFile(file), _cancellation);
            _order.Add(file);
        }

        var isInServerFile = string.Equals(file, Before.ApplicationHostPath, StringComparison.OrdinalIgnoreCase);
        draft.Add(new PlacedEdit(place, isInServerFile, edit), detail);
        _after = null;
    }

    /// <summary>Gives a file or folder another list, and everything below it what it inherits of that.</summary>
    /// <param name="place">Its permissions as they are now.</param>
    /// <param name="dacl">The new list.</param>
    /// <param name="reason">Why, in a sentence.</param>
    public void SetDacl(PathPermissions place, AccessControlList dacl, string reason)
    {
        var old = place.Descriptor!.Dacl!;
        if (place.Kind != PathKind.File)
        {
            foreach (var (child, list) in new DaclPropagation(_facts, _store, _cancellation).Below(place.Path, old, dacl).ToArray())
                Put(child, list, $"Inherits it from '{place.Path}'.", isInherited: true);
        }

        Put(place, dacl, reason, isInherited: false);
        _after = null;
    }

    /// <summary>What is to be written, configuration first.</summary>
    /// <param name="nameOf">Names a SID for people.</param>
    public IReadOnlyList<PlannedChange> Steps(Func<SecurityIdentifier, string> nameOf) =>
    [
        .. _order.Select(file => _files[file]).Where(file => file.Result.IsChanged).Select(file => file.ToStep()),
        .. _dacls.Values.OrderBy(draft => draft.IsInherited).Select(draft => draft.ToStep(nameOf)).Where(step => step.Before != step.After),
    ];

    private void Put(PathPermissions place, AccessControlList list, string reason, bool isInherited)
    {
        var descriptor = place.Descriptor!;
        var after = new SecurityDescriptor(descriptor.Control, null, null, list).ToSddl(SddlSections.Access);
        _lists[place.Path] = after;
        if (_dacls.TryGetValue(place.Path, out var known))
            _dacls[place.Path] = known with { After = after, List = list, Reason = Join(known, reason, isInherited), IsInherited = known.IsInherited && isInherited };
        else
            _dacls[place.Path] = new DaclDraft(place.Path, place.Kind, StoredDacl(place.Path, descriptor), descriptor.Dacl!, after, list, reason, isInherited);
    }

    private static string Join(DaclDraft known, string reason, bool isInherited) =>
        isInherited || known.Reason.Contains(reason) ? known.Reason : known.IsInherited ? reason : known.Reason + " " + reason;

    // Letter by letter as it is stored, so that undoing gives the same text.
    private string StoredDacl(string path, SecurityDescriptor descriptor) =>
        _facts.GetPathSecurity(path).Sddl is { } sddl ? DaclText.Read(sddl) : descriptor.ToSddl(SddlSections.Access);

    private byte[] ReadFile(string file)
    {
        var fact = _facts.GetFile(file);
        // A bare file goes by its name on this machine; the facts know it by its place on the server.
        if (fact.State != FactState.Present && _facts.GetFile(WindowsPath.Combine(_facts.ConfigurationFolder, "applicationHost.config")) is var host && host.Path == file)
            fact = host;
        if (fact.State != FactState.Present)
            throw ChangeErrors.FileNotCaptured(file);
        using var stream = fact.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ServerConfiguration Patched() => ServerConfiguration.Load(
        new PatchedFacts(
            _facts,
            _files.Where(file => file.Value.Result.IsChanged).ToDictionary(file => file.Key, file => file.Value.Result.Bytes, WindowsPath.Comparer),
            new Dictionary<string, string>(_lists, WindowsPath.Comparer)),
        _cancellation);
}
