using System.Globalization;
using IisIdentityTools.Facts.Json;

namespace IisIdentityTools.Changes.Journal;

/// <summary>The JSON form of a recorded change, version 1: contents of files in base64, access-control lists in SDDL.</summary>
internal static class RecordJson
{
    private const int Version = 1;
    private const string FileKind = "configurationFile";
    private const string PermissionsKind = "permissions";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The bytes of the record.</summary>
    public static byte[] Write(ChangeSet change)
    {
        var members = new List<JsonMember>
        {
            new("recordVersion", JsonValue.From(Version)),
            new("id", JsonValue.From(change.Id)),
            new("server", JsonValue.From(change.Server)),
            new("reason", JsonValue.From(change.Reason)),
            new("createdUtc", JsonValue.From(change.CreatedUtc.ToString(TimeFormat, CultureInfo.InvariantCulture))),
            new("undoes", JsonValue.From(change.Undoes)),
            new("steps", JsonValue.FromItems(change.Steps.Select(WriteStep))),
        };
        using var stream = new MemoryStream();
        JsonWriter.Write(JsonValue.FromMembers(members), stream);
        return stream.ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="file">How errors name it.</param>
    /// <exception cref="ChangeException">RecordInvalid.</exception>
    public static ChangeSet Read(byte[] content, string file)
    {
        try
        {
            using var stream = new MemoryStream(content);
            return ReadChange(JsonReader.Read(stream, file));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw ChangeErrors.RecordInvalid(file, e.Message, e);
        }
    }

    private static ChangeSet ReadChange(JsonValue root)
    {
        if (root.Find("recordVersion") is not { } version || !version.TryGetInt64(out var number) || number != Version)
            throw new FormatException($"\"recordVersion\" is not {Version}, the one that this version of IisIdentityTools knows.");
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return new ChangeSet(
            Text(root, "id"),
            Text(root, "server"),
            Text(root, "reason"),
            DateTime.ParseExact(Text(root, "createdUtc"), TimeFormat, CultureInfo.InvariantCulture, Utc),
            [.. (root.Find("steps") ?? throw Missing("steps")).Items.Select(ReadStep)],
            OptionalText(root, "undoes"));
    }

    private static JsonValue WriteStep(ChangeStep step)
    {
        var isFile = step.Kind == ChangeKind.ConfigurationFile;
        return JsonValue.FromMembers(
        [
            new JsonMember("kind", JsonValue.From(isFile ? FileKind : PermissionsKind)),
            new JsonMember("path", JsonValue.From(step.Path)),
            new JsonMember("reason", JsonValue.From(step.Reason)),
            new JsonMember("before", isFile ? WriteContent(step.BeforeContent) : JsonValue.From(step.Before)),
            new JsonMember("after", isFile ? WriteContent(step.AfterContent) : JsonValue.From(step.After)),
        ]);
    }

    private static JsonValue WriteContent(byte[]? content) => content is null ? JsonValue.Null() : JsonValue.FromMembers(
    [
        new JsonMember("sha256", JsonValue.From(ContentHash.Of(content))),
        new JsonMember("length", JsonValue.From(content.Length)),
        new JsonMember("base64", JsonValue.From(Convert.ToBase64String(content))),
    ]);

    private static ChangeStep ReadStep(JsonValue step)
    {
        var (path, reason) = (Text(step, "path"), Text(step, "reason"));
        return Text(step, "kind") switch
        {
            FileKind => ChangeStep.OfFile(path, ReadContent(step, "before"), ReadContent(step, "after"), reason),
            PermissionsKind => ChangeStep.OfPermissions(path, Text(step, "before"), Text(step, "after"), reason),
            var kind => throw new FormatException($"\"{kind}\" is no kind of step."),
        };
    }

    // A content that was touched would be written to the server: its hash is compared.
    private static byte[]? ReadContent(JsonValue step, string name)
    {
        var value = step.Find(name) ?? throw Missing(name);
        if (value.Kind == JsonKind.Null)
            return null;
        var content = Convert.FromBase64String(Text(value, "base64"));
        return string.Equals(ContentHash.Of(content), Text(value, "sha256"), StringComparison.OrdinalIgnoreCase)
            ? content
            : throw new FormatException($"the content \"{name}\" of '{Text(step, "path")}' does not have the hash that stands beside it.");
    }

    private static string Text(JsonValue value, string name) => OptionalText(value, name) ?? throw Missing(name);

    private static string? OptionalText(JsonValue value, string name) => value.Find(name) is { Kind: JsonKind.String } found ? found.Text : null;

    private static FormatException Missing(string name) => new($"\"{name}\" is missing or has a wrong type.");
}
