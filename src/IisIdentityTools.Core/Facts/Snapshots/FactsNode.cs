using IisIdentityTools.Facts.Json;

namespace IisIdentityTools.Facts.Snapshots;

/// <summary>A JSON value of facts.json on its way to a type: it knows its name and the file, so that every refusal names the place.</summary>
internal readonly struct FactsNode(JsonValue value, string name, FactsPlace place)
{
    public JsonValue Value => value;

    public JsonKind Kind => value.Kind;

    /// <summary>The member, or null when it is not there. <c>null</c> means the same as leaving the member out.</summary>
    public FactsNode? Find(string member)
    {
        var found = value.Find(member);
        return found is null || found.Kind == JsonKind.Null ? null : new FactsNode(found, member, place);
    }

    public FactsNode Require(string member) =>
        Find(member) ?? throw Fault($"has no \"{member}\". Add it, or run the capture again");

    public string? FindText(string member) => Find(member)?.Text();

    public bool? FindBoolean(string member) => Find(member)?.Boolean();

    public string Text() => Expect(JsonKind.String, "text in double quotes").Value.Text!;

    public string NonEmptyText()
    {
        var text = Text();
        return text.Length > 0 ? text : throw Fault("is empty. Write a value, or leave the member out where it is not required");
    }

    public bool Boolean() => Expect(JsonKind.Boolean, "true or false").Value.IsTrue;

    public string Sid()
    {
        var text = Text();
        return SidText.IsValid(text) ? text : throw Fault($"is \"{text}\", which is no SID. Write it like S-1-5-32-544, or run the capture again");
    }

    public string RootedPath()
    {
        var path = WindowsPath.Normalize(Text());
        return WindowsPath.IsRooted(path) ? path : throw Fault(@$"is ""{Text()}"", which is no full path. Write it like C:\inetpub or \\server\share");
    }

    public string SharePath()
    {
        var path = RootedPath();
        var isShare = WindowsPath.IsUnc(path) && WindowsPath.Parent(path) is null && path.IndexOf('\\', 2) > 0;
        return isShare ? path : throw Fault(@$"is ""{Text()}"", which is no share. Write it like \\server\share");
    }

    public FactsNode ExpectObject() => Expect(JsonKind.Object, "an object { ... }");

    public List<T> Items<T>(Func<FactsNode, T> read)
    {
        Expect(JsonKind.Array, "an array [ ... ]");
        var result = new List<T>(value.Items.Count);
        foreach (var item in value.Items)
            result.Add(read(new FactsNode(item, name, place)));
        return result;
    }

    public List<T> FindItems<T>(string member, Func<FactsNode, T> read) => Find(member)?.Items(read) ?? [];

    /// <summary>An object as a dictionary whose names ignore case. A value of <c>null</c> counts as not there.</summary>
    public Dictionary<string, T> FindDictionary<T>(string member, Func<FactsNode, T> read)
    {
        var result = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        if (Find(member) is not { } found)
            return result;
        foreach (var entry in found.ExpectObject().Value.Members)
        {
            if (result.ContainsKey(entry.Name))
                throw place.Fault(entry.Line, entry.Column, $"\"{entry.Name}\" occurs twice in \"{member}\" when case is ignored. Remove one of the two");
            if (entry.Value.Kind != JsonKind.Null)
                result.Add(entry.Name, read(new FactsNode(entry.Value, entry.Name, place)));
        }
        return result;
    }

    public T Map<T>(Dictionary<string, T> words)
    {
        var text = Text();
        return words.TryGetValue(text, out var found) ? found
            : throw Fault($"is \"{text}\". Write one of: {string.Join(", ", words.Keys)}");
    }

    public FactsException Fault(string problem) => place.Fault(value.Line, value.Column, $"\"{name}\" {problem}");

    private FactsNode Expect(JsonKind kind, string wanted) =>
        value.Kind == kind ? this : throw Fault($"must be {wanted}, not {Describe(value.Kind)}");

    private static string Describe(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "true or false",
        JsonKind.Number => "a number",
        JsonKind.String => "text",
        JsonKind.Array => "an array",
        _ => "an object",
    };
}
