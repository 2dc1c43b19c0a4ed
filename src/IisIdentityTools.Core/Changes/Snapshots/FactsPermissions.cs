using System.Text;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Json;

namespace IisIdentityTools.Changes.Snapshots;

/// <summary>
/// The permissions in a facts.json (docs/facts-json.md, <c>paths</c>), changed in its text: every byte but those of the changed texts
/// stays, so that undoing a change gives the same file again. Immutable.
/// </summary>
internal sealed class FactsPermissions
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _text;
    private readonly SddlPlace[] _places;
    private readonly Dictionary<string, List<int>> _placesByPath;

    private FactsPermissions(string file, byte[] content, string text, SddlPlace[] places, Dictionary<string, List<int>> placesByPath)
    {
        File = file;
        Content = content;
        _text = text;
        _places = places;
        _placesByPath = placesByPath;
    }

    /// <summary>Full path of the facts.json.</summary>
    public string File { get; }

    /// <summary>Its bytes, which must not be changed.</summary>
    public byte[] Content { get; }

    /// <summary>Reads a facts.json.</summary>
    /// <exception cref="ChangeException">SourceInvalid: it is no JSON.</exception>
    public static FactsPermissions Read(byte[] content, string file)
    {
        try
        {
            using var stream = new MemoryStream(content);
            var text = Utf8Text.Read(stream, JsonReader.MaxBytes, file);
            return Index(content, text, file, JsonReader.Read(text, file));
        }
        catch (JsonSyntaxException e)
        {
            throw ChangeErrors.SourceInvalid(file, e);
        }
    }

    /// <summary>The DACL of a path as it is written; empty when its descriptor has none.</summary>
    /// <exception cref="ChangeException">PermissionsUnknown.</exception>
    public string ReadDacl(string path) => DaclText.Read(_places[Find(path)[0]].Sddl);

    /// <summary>The same facts with another DACL of a path.</summary>
    /// <exception cref="ChangeException">PermissionsUnknown.</exception>
    public FactsPermissions With(string path, string dacl)
    {
        var changed = Find(path);
        var places = (SddlPlace[])_places.Clone();
        var text = new StringBuilder(_text.Length + dacl.Length);
        var at = 0;
        for (var i = changed[0]; i < places.Length; i++)
        {
            var old = _places[i];
            var shift = text.Length - at;
            if (changed.Contains(i))
            {
                var sddl = DaclText.Replace(old.Sddl, dacl);
                var quoted = JsonWriter.ToText(JsonValue.From(sddl)).TrimEnd('\n');
                text.Append(_text, at, old.Start - at).Append(quoted);
                at = old.Start + old.Length;
                places[i] = new SddlPlace(old.Start + shift, quoted.Length, sddl);
            }
            else
                places[i] = new SddlPlace(old.Start + shift, old.Length, old.Sddl);
        }
        var all = text.Append(_text, at, _text.Length - at).ToString();
        return new FactsPermissions(File, s_utf8.GetBytes(all), all, places, _placesByPath);
    }

    private static FactsPermissions Index(byte[] content, string text, string file, JsonValue root)
    {
        var places = new List<SddlPlace>();
        var byPath = new Dictionary<string, List<int>>(WindowsPath.Comparer);
        var lines = LineStarts(text);
        foreach (var entry in root.Find("paths")?.Items ?? [])
        {
            if (entry.Find("path")?.Text is not { } path || entry.Find("state")?.Text == "absent" || entry.Find("sddl") is not { Kind: JsonKind.String } sddl)
                continue;
            var normal = WindowsPath.Normalize(path);
            if (!byPath.TryGetValue(normal, out var found))
                byPath.Add(normal, found = []);
            found.Add(places.Count);
            var start = lines[sddl.Line - 1] + sddl.Column - 1;
            places.Add(new SddlPlace(start, EndOfString(text, start) - start, sddl.Text!));
        }
        return new FactsPermissions(file, content, text, [.. places], byPath);
    }

    // Several entries of one path say the same; they stand in the order of the text.
    private List<int> Find(string path) =>
        _placesByPath.TryGetValue(WindowsPath.Normalize(path), out var found) ? found : throw ChangeErrors.PermissionsUnknown(path);

    // Lines as the reader of JSON counts them, columns from behind a byte order mark.
    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                starts.Add(i + 1);
        }
        return starts;
    }

    private static int EndOfString(string text, int start)
    {
        var at = start + 1;
        while (text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at + 1;
    }
}
