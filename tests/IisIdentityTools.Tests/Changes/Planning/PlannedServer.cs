using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Facts;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>A copy of samples/contoso that plans are made for and applied to.</summary>
internal sealed class PlannedServer : IDisposable
{
    private static readonly DateTime s_when = new(2026, 3, 14, 2, 10, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();
    private readonly List<ServerSnapshot> _open = [];

    public PlannedServer()
    {
        var sample = SourceTree.At("samples/contoso");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.Root, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => _folder.Root;

    public string ApplicationHost => _folder.At("drives/C/Windows/System32/inetsrv/config/applicationHost.config");

    public string FactsJson => _folder.At("facts.json");

    /// <summary>Replaces a text in a file of the server.</summary>
    public void Change(string file, string old, string made)
    {
        var text = File.ReadAllText(file);
        if (!text.Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"'{old}' is not in {file}.");
        File.WriteAllText(file, text.Replace(old, made, StringComparison.Ordinal));
    }

    /// <summary>The configuration as it is now.</summary>
    public ServerConfiguration Load()
    {
        var snapshot = ServerSnapshot.Open(Root);
        _open.Add(snapshot);
        return ServerConfiguration.Load(snapshot);
    }

    public ChangePlan PlanPool(string site, bool grant = false, bool force = false, string[]? paths = null) =>
        Plan(new AnonymousUserQuery { Sites = [site], Paths = paths, GrantMissingAccess = grant, Force = force });

    public ChangePlan Plan(AnonymousUserQuery query) => new AnonymousUserPlanner(Load()).Plan(query);

    public ChangePlan PlanGrant(FolderAccessQuery query) => new FolderGrantPlanner(Load()).PlanGrant(new FolderGrantQuery { Access = [query] });

    public ChangePlan PlanGrant(string path, string identity, FileRights rights) =>
        PlanGrant(new FolderAccessQuery { Paths = [path], Identities = [identity], Right = rights });

    public ChangePlan PlanRevoke(string path, string identity, FileRights? rights = null, bool force = false) =>
        new FolderGrantPlanner(Load()).PlanRevoke(new FolderGrantQuery { Access = [new FolderAccessQuery { Paths = [path], Identities = [identity], Right = rights }], Force = force });

    public ChangePlan Apply(ChangePlan plan, string id = "the-change", Func<IServerFacts>? reopen = null) => new PlanRunner(Writer(), reopen ?? (() => ServerSnapshot.Open(Root)), "the test", _ => { }).Apply(plan, id, s_when);

    public void Undo(string id = "the-change")
    {
        using var journal = ChangeJournal.Open(Writer(), "the test", _ => { });
        journal.Undo(id, id + "-back", s_when);
    }

    /// <summary>The DACL of a path as facts.json has it.</summary>
    public string Dacl(string path)
    {
        var sddl = Load().Facts.GetPathSecurity(path).Sddl!;
        return sddl[sddl.IndexOf("D:", StringComparison.Ordinal)..];
    }

    /// <summary>Every file of the server but the records of changes.</summary>
    public IReadOnlyDictionary<string, string> Contents() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(_folder.At("changes"), StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Root, file), file => Convert.ToBase64String(File.ReadAllBytes(file)));

    public void Dispose()
    {
        foreach (var snapshot in _open)
            snapshot.Dispose();
        _folder.Dispose();
    }

    private SnapshotWriter Writer()
    {
        var snapshot = ServerSnapshot.Open(Root);
        _open.Add(snapshot);
        return new SnapshotWriter(snapshot, _ => { });
    }
}
