using System.Text.Json;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Checks;

/// <summary>Reads the SIDs of lines. A SID that comes again, as groups do, costs neither a string nor a new object.</summary>
/// <param name="domains">What relative SID aliases stand on.</param>
internal sealed class CheckSids(SddlDomains domains)
{
    private readonly Utf8Table<SecurityIdentifier> _known = new();

    /// <summary>The SIDs of an array; none when the member is not there.</summary>
    /// <exception cref="FormatException">The member is no array of SIDs.</exception>
    public List<SecurityIdentifier> ReadAll(ReadOnlySpan<byte> json, CheckMember member)
    {
        if (json.IsEmpty)
            return [];
        var sids = new List<SecurityIdentifier>(8);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw CheckJson.NoTexts(member);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            sids.Add(reader.TokenType == JsonTokenType.String ? Read(ref reader, member) : throw CheckJson.NoTexts(member));
        return sids;
    }

    /// <summary>A SID as text or SDDL alias.</summary>
    /// <exception cref="FormatException">It is neither, or the alias needs a domain that is not given.</exception>
    public static SecurityIdentifier Parse(string text, CheckMember member, SddlDomains domains)
    {
        if (SidAliases.Find(text) is { } alias)
            return alias.Resolve(domains.SidFor(alias.Kind)) ?? throw new FormatException($"'{text}' in '{CheckLine.NameOf(member)}' depends on a SID that is not given: name 'machine', 'domain' or 'rootDomain'.");
        return SecurityIdentifier.TryParse(text, out var sid, out var error) ? sid : throw new FormatException($"'{CheckLine.NameOf(member)}': {error}");
    }

    private SecurityIdentifier Read(ref Utf8JsonReader reader, CheckMember member)
    {
        if (reader.ValueIsEscaped)
            return Parse(CheckJson.TextOf(ref reader), member, domains);
        var text = reader.ValueSpan;
        return _known.TryFind(text, out var known) ? known : _known.Add(text, Parse(CheckJson.TextOf(ref reader), member, domains));
    }
}
