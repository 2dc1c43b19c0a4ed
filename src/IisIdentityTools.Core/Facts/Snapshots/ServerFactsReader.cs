using System.Globalization;
using IisIdentityTools.Facts.Json;

namespace IisIdentityTools.Facts.Snapshots;

/// <summary>Gives the tree of a facts.json its types, format version 1.</summary>
internal sealed class ServerFactsReader
{
    private static readonly Dictionary<string, FactState> s_states = new(StringComparer.Ordinal)
    {
        ["present"] = FactState.Present,
        ["absent"] = FactState.Absent,
        ["unreadable"] = FactState.Unreadable,
    };

    private static readonly Dictionary<string, PathKind> s_pathKinds = new(StringComparer.Ordinal)
    {
        ["folder"] = PathKind.Folder,
        ["file"] = PathKind.File,
    };

    private static readonly Dictionary<string, AccountKind> s_accountKinds = new(StringComparer.Ordinal)
    {
        ["user"] = AccountKind.User,
        ["groupManagedServiceAccount"] = AccountKind.GroupManagedServiceAccount,
        ["computer"] = AccountKind.Computer,
        ["group"] = AccountKind.Group,
        ["wellKnown"] = AccountKind.WellKnown,
        ["deleted"] = AccountKind.Deleted,
    };

    private static readonly string[] s_utcFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private readonly FactsPlace _place;
    private readonly FactsNode _root;
    private readonly Dictionary<string, string> _memberNames = new(StringComparer.OrdinalIgnoreCase);

    private ServerFactsReader(JsonValue root, FactsPlace place)
    {
        _place = place;
        _root = new FactsNode(root, "facts.json", place);
    }

    /// <summary>Reads the tree.</summary>
    /// <exception cref="FactsException">The format is newer, or a known member has a wrong type or value.</exception>
    public static ServerFactsDocument Read(JsonValue root, string file, string source) =>
        new ServerFactsReader(root, new FactsPlace(file, source)).Read();

    private ServerFactsDocument Read()
    {
        _root.ExpectObject();
        var version = ReadVersion(_root.Require("schemaVersion"));
        var captured = _root.Find("capturedUtc") is { } time ? ReadUtc(time) : (DateTime?)null;
        return new ServerFactsDocument
        {
            Root = _root.Value,
            SchemaVersion = version,
            CapturedUtc = captured,
            Server = _root.Find("server") is { } server ? ReadServer(server.ExpectObject(), captured) : null,
            Environment = _root.FindDictionary("environment", n => n.Text()),
            CapturedTrees = _root.FindItems("capturedTrees", n => n.RootedPath()),
            Paths = ReadPaths(),
            Shares = ReadDistinct("shares", ReadShare, share => share.Path),
            Accounts = ReadDistinct("accounts", ReadAccount, account => account.Sid),
            Groups = ReadDistinct("groups", ReadGroup, group => group.Sid),
            GroupsComplete = _root.FindBoolean("groupsComplete") ?? false,
            MemberNames = _memberNames,
            UserRights = _root.FindDictionary<IReadOnlyList<string>>("userRights", n => n.Items(item => item.Sid())),
            Switches = _root.FindDictionary("switches", n => n.Text()),
        };
    }

    private static int ReadVersion(FactsNode node)
    {
        if (!node.Value.TryGetInt64(out var version) || version < 1)
            throw node.Fault($"must be a whole number from 1 to {ServerFactsDocument.CurrentSchemaVersion}");
        if (version > ServerFactsDocument.CurrentSchemaVersion)
            throw node.Fault($"is {version}: this snapshot was made by a newer version of IisIdentityTools; this one reads formats up to {ServerFactsDocument.CurrentSchemaVersion}. Update IisIdentityTools");
        return (int)version;
    }

    private static DateTime ReadUtc(FactsNode node)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(node.Text(), s_utcFormats, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw node.Fault($"is \"{node.Text()}\", which is no time in UTC. Write it like 2026-03-14T02:10:00Z");
    }

    private static ServerDescription ReadServer(FactsNode node, DateTime? captured) => new()
    {
        Name = node.Require("name").NonEmptyText(),
        Domain = node.FindText("domain"),
        MachineSid = node.Find("machineSid")?.Sid(),
        ComputerAccountSid = node.Find("computerAccountSid")?.Sid(),
        OperatingSystemVersion = node.FindText("operatingSystemVersion"),
        IisVersion = node.Find("iisVersion") is { } version ? ReadVersionNumber(version) : null,
        CapturedUtc = captured,
    };

    private static Version ReadVersionNumber(FactsNode node) =>
        Version.TryParse(node.Text(), out var version) ? version : throw node.Fault($"is \"{node.Text()}\", which is no version. Write it like \"10.0\"");

    private List<CapturedPath> ReadPaths()
    {
        var places = new Dictionary<string, CapturedPath>(WindowsPath.Comparer);
        return _root.FindItems("paths", node =>
        {
            var path = ReadPath(node.ExpectObject());
            if (places.TryGetValue(path.Path, out var other) && (other.State != path.State || other.Kind != path.Kind || other.Sddl != path.Sddl))
                throw node.Fault($"has a second entry for \"{path.Path}\" that contradicts the first. Remove one of the two");
            places[path.Path] = path;
            return path;
        });
    }

    private static CapturedPath ReadPath(FactsNode node) => new()
    {
        Path = node.Require("path").RootedPath(),
        State = node.Require("state").Map(s_states),
        Kind = node.Find("kind")?.Map(s_pathKinds) ?? PathKind.Unknown,
        Sddl = node.FindText("sddl"),
        Reason = node.FindText("reason"),
        Attributes = node.Find("attributes")?.Items(item => item.Text()),
    };

    private static ShareFact ReadShare(FactsNode node)
    {
        var state = node.Require("state").Map(s_states);
        var sddl = node.FindText("sddl");
        return new ShareFact
        {
            Path = node.Require("path").SharePath(),
            State = state == FactState.Present && sddl is null ? FactState.Unknown : state,
            Sddl = state == FactState.Present ? sddl : null,
            LocalPath = node.Find("localPath")?.RootedPath(),
            Reason = node.FindText("reason"),
        };
    }

    private static AccountFact ReadAccount(FactsNode node) => new()
    {
        Sid = node.Require("sid").Sid(),
        Name = node.Require("name").Text(),
        Kind = node.Find("kind")?.Map(s_accountKinds) ?? AccountKind.Unknown,
        Disabled = node.FindBoolean("disabled"),
        LockedOut = node.FindBoolean("lockedOut"),
        PasswordExpired = node.FindBoolean("passwordExpired"),
        Expired = node.FindBoolean("expired"),
        DomainGroups = node.Find("domainGroups")?.Items(item => item.Sid()),
    };

    private GroupFact ReadGroup(FactsNode node) => new()
    {
        Sid = node.Require("sid").Sid(),
        Name = node.Require("name").Text(),
        Members = node.Require("members").Items(ReadMember),
        Complete = node.FindBoolean("complete") ?? true,
    };

    private string ReadMember(FactsNode node)
    {
        if (node.Kind != JsonKind.Object)
            return node.Sid();
        var sid = node.Require("sid").Sid();
        if (node.FindText("name") is { Length: > 0 } name && !_memberNames.ContainsKey(sid))
            _memberNames.Add(sid, name);
        return sid;
    }

    private List<T> ReadDistinct<T>(string member, Func<FactsNode, T> read, Func<T, string> keyOf)
    {
        var places = new Dictionary<string, JsonValue>(StringComparer.OrdinalIgnoreCase);
        return _root.FindItems(member, node =>
        {
            var item = read(node.ExpectObject());
            var key = keyOf(item);
            if (places.TryGetValue(key, out var other))
                throw node.Fault($"has {key} a second time; the first is at {_place.At(other.Line, other.Column)}. Remove one of the two");
            places.Add(key, node.Value);
            return item;
        });
    }
}
