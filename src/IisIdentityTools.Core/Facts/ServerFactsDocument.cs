using IisIdentityTools.Facts.Json;
using IisIdentityTools.Facts.Snapshots;

namespace IisIdentityTools.Facts;

/// <summary>
/// A facts.json, format version 1 (docs/facts-json.md): its known members with their types, and the whole tree, so that members this
/// version does not know survive reading and writing. Immutable.
/// </summary>
public sealed class ServerFactsDocument
{
    /// <summary>The newest format version that this library reads and the one it writes.</summary>
    public const int CurrentSchemaVersion = 1;

    internal ServerFactsDocument()
    {
    }

    /// <summary>The whole document as it was read.</summary>
    public required JsonValue Root { get; init; }

    /// <summary>The format version stated.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The server, with the time of capture; null when the document does not name it.</summary>
    public ServerDescription? Server { get; init; }

    /// <summary>When the facts were taken, in UTC; null when not stated.</summary>
    public DateTime? CapturedUtc { get; init; }

    /// <summary>System-wide environment variables; names ignore case.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Folders that were walked to the end, normalised: a configuration file below them that is not in the snapshot does not exist.</summary>
    public required IReadOnlyList<string> CapturedTrees { get; init; }

    /// <summary>What was noted of single files and folders.</summary>
    public required IReadOnlyList<CapturedPath> Paths { get; init; }

    /// <summary>Shares of file servers, by distinct paths.</summary>
    public required IReadOnlyList<ShareFact> Shares { get; init; }

    /// <summary>Accounts, by distinct SIDs.</summary>
    public required IReadOnlyList<AccountFact> Accounts { get; init; }

    /// <summary>Local groups, by distinct SIDs.</summary>
    public required IReadOnlyList<GroupFact> Groups { get; init; }

    /// <summary>True when <see cref="Groups"/> is the whole list of the server's local groups.</summary>
    public bool GroupsComplete { get; init; }

    /// <summary>Names that group members carried beside their SIDs, by SID.</summary>
    public required IReadOnlyDictionary<string, string> MemberNames { get; init; }

    /// <summary>SIDs that hold a user right, by its name (<c>SeBatchLogonRight</c> ...); names ignore case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> UserRights { get; init; }

    /// <summary>Registry values by full name, <c>HKLM\...\Key!Value</c>; names ignore case. The empty text: known to be absent.</summary>
    public required IReadOnlyDictionary<string, string> Switches { get; init; }

    /// <summary>Reads a document.</summary>
    /// <param name="stream">The facts.json; it stays open.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="FactsException">It is no JSON, was made by a newer version, or a known member has a wrong type or value.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static ServerFactsDocument Read(Stream stream, string file) => Read(stream, file, file);

    /// <summary>Gives a tree its types. Places in error messages are those the tree was read from.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="file">The file as error messages shall name it.</param>
    /// <exception cref="FactsException">The format is newer, or a known member has a wrong type or value.</exception>
    public static ServerFactsDocument FromJson(JsonValue root, string file) => ServerFactsReader.Read(root, file, file);

    /// <summary>Writes <see cref="Root"/> as UTF-8 with two spaces of indent; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not be written.</exception>
    public void Write(Stream stream) => JsonWriter.Write(Root, stream);

    internal static ServerFactsDocument Read(Stream stream, string file, string source)
    {
        try
        {
            return ServerFactsReader.Read(JsonReader.Read(stream, file), file, source);
        }
        catch (JsonSyntaxException e)
        {
            throw new FactsException(e.Message, source, e);
        }
    }
}
