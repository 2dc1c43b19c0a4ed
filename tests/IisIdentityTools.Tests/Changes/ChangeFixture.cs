using System.Text;
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Facts;

namespace IisIdentityTools.Tests.Changes;

/// <summary>A small snapshot that can be changed: two files and a folder with permissions, all in state A (<see cref="Flip"/>).</summary>
internal sealed class ChangeFixture : IDisposable
{
    public const string ApplicationHostFile = "drives/C/Windows/System32/inetsrv/config/applicationHost.config";
    public const string WebConfigFile = "drives/C/inetpub/wwwroot/web.config";
    private const string Owner = "O:BAG:SY";
    private const string Label = "S:(ML;;NW;;;LW)";
    private readonly TemporaryFolder _folder = new();

    public ChangeFixture()
    {
        WriteBytes(ApplicationHostFile, Flip.A);
        WriteBytes(WebConfigFile, Flip.A);
        _folder.Write("facts.json", Facts(Flip.DaclA));
    }

    public string Root => _folder.Root;

    public string ApplicationHost => At(ApplicationHostFile);

    public string WebConfig => At(WebConfigFile);

    public string FactsJson => At("facts.json");

    public string Changes => At("changes");

    /// <summary>How long the code under test wanted to wait, each time.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public static string Facts(string dacl) =>
        $$"""
        {
          "schemaVersion": 1, "server": { "name": "WEB01" }, "capturedTrees": [ "C:\\inetpub" ],
          "paths": [ {"path": "C:/inetpub/wwwroot/", "state": "present", "kind": "folder", "note": "é \u00e9",   "sddl":"{{Owner}}{{dacl}}{{Label}}" } ] }

        """;

    public string At(string name) => _folder.At(name);

    public string Write(string name, string content) => _folder.Write(name, content);

    public SnapshotWriter Writer(string? source = null) => new(ServerSnapshot.Open(source ?? Root), Pauses.Add);

    public ChangeJournal Journal(IServerWriter? writer = null) => ChangeJournal.Open(writer ?? Writer(), "the test", Pauses.Add);

    public ChangeSet ToB(string id = "to-b") => Flip.Next(Writer(), id, When(1));

    public static DateTime When(int minute) => new(2026, 3, 14, 2, minute, 0, DateTimeKind.Utc);

    /// <summary>The state of the three things: AAA, ABA, ... and ? for what is neither.</summary>
    public string State() => $"{Letter(ApplicationHost)}{LetterOfFacts()}{Letter(WebConfig)}";

    /// <summary>Files below the folder that a writer left half done.</summary>
    public string[] Unfinished() => Directory.GetFiles(Root, "*.iisid-tmp", SearchOption.AllDirectories);

    public string[] Records() => Directory.Exists(Changes) ? [.. Directory.GetFiles(Changes, "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)] : [];

    /// <summary>The records, newest first; a broken one fails the test.</summary>
    public List<ChangeRecord> ReadRecords() => [.. ChangeJournal.ReadRecords(Changes, Pauses.Add, problem => throw problem)];

    public void Dispose() => _folder.Dispose();

    private void WriteBytes(string name, byte[] content) => File.WriteAllBytes(_folder.Write(name), content);

    private static string Letter(string file) => !File.Exists(file) ? "-" : File.ReadAllBytes(file) is var bytes && bytes.SequenceEqual(Flip.A) ? "A" : bytes.SequenceEqual(Flip.B) ? "B" : "?";

    private string LetterOfFacts() => File.ReadAllText(FactsJson, Encoding.UTF8) is var text && text == Facts(Flip.DaclA) ? "A" : text == Facts(Flip.DaclB) ? "B" : "?";
}
